package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code doctor} tries for each name what a renewal would use for it. */
class DoctorRoutesTest extends DoctorScenario {
    @Test
    void eachNameIsTriedInItsOwnWay() throws Exception {
        Path site = Files.createDirectories(host.path("site"));
        Path other = Files.createDirectories(host.path("other"));
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            host.run(
                            "certonly",
                            "--agree-tos",
                            "-n",
                            "-d",
                            "a.example,b.example",
                            "--solver",
                            "a.example=webroot:" + site,
                            "--solver",
                            "b.example=webroot:" + site)
                    .ends(0);
            assertThat(text(doctor("a.example").ends(0)))
                    .contains("http-01 by webroot", "the webroot " + site + ": a response can be put there")
                    .contains("http://b.example at 127.0.0.1: the response is seen there");
            Run run = doctor("a.example", "--solver", "b.example=webroot:" + other, "--solver", "*=standalone");
            assertThat(text(run.ends(1)))
                    .contains("http-01 by standalone, webroot", "http://b.example at 127.0.0.1: 404 Not Found")
                    .contains("port " + host.ca.httpPort());
        }
        assertThat(site).isEmptyDirectory();
    }

    @Test
    void aNameThatNobodyHasSaidAnythingOfIsNotTried() throws Exception {
        Path site = Files.createDirectories(host.path("site"));
        try (FileServer _ = new FileServer(site, host.ca.httpPort())) {
            assertThat(text(doctor("-d", "a.example,b.example", "--solver", "a.example=webroot:" + site)
                            .ends(0)))
                    .contains("the webroot " + site + ": a response can be put there")
                    .contains("nobody has said how control of the names is to be proven");
        }
    }
}
