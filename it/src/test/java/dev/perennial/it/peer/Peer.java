package dev.perennial.it.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A real program that our tests talk to, or a privilege that they need. */
public enum Peer {
    PEBBLE("pebble"),
    CHALLTESTSRV("pebble-challtestsrv"),
    CERTBOT("certbot"),
    /** From PyPI, where .ci/newest-certbot puts it; nobody is required to have it. */
    NEWEST_CERTBOT("certbot") {
        @Override
        public Optional<Path> find() {
            Path home = Path.of(System.getProperty("user.home"), ".cache");
            Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                    .filter(text -> !text.isEmpty())
                    .map(Path::of)
                    .orElse(home);
            return Optional.of(cache.resolve("perennial/certbot-newest/bin/certbot"))
                    .filter(Files::isExecutable);
        }

        @Override
        public String absence() {
            return "certbot-newest is not here (.ci/newest-certbot)";
        }
    },
    LEGO("lego"),
    OPENSSL("openssl"),
    SSH("ssh"),
    SSHD("sshd"),
    CRON("cron"),
    SUDO("sudo"),
    SCRIPT("script"),
    UNSHARE("unshare"),
    SETPRIV("setpriv"),
    ZSTD("zstd"),
    DPKG_DEB("dpkg-deb"),
    BASH("bash"),
    ZSH("zsh"),
    FISH("fish"),
    GROFF("groff"),
    MANDOC("mandoc"),
    TASKSET("taskset"),
    NAMED("named"),
    PDNS_SERVER("pdns_server"),
    PDNSUTIL("pdnsutil"),
    SQLITE3("sqlite3"),
    DNSSEC_KEYGEN("dnssec-keygen"),
    DNSSEC_SIGNZONE("dnssec-signzone"),
    /** Here, and allowed to trace. */
    STRACE("strace") {
        @Override
        boolean usable(Path program) {
            return succeeds(program.toString(), "-o", "/dev/null", "true");
        }
    },
    /** The parser of Certbot's files, as Debian's Python has it. */
    CONFIGOBJ("python3") {
        @Override
        boolean usable(Path program) {
            return succeeds(program.toString(), "-c", "import configobj");
        }
    },
    /** Not a program: tests of folders owned by root, of chroots and of system daemons need it. */
    ROOT("root") {
        @Override
        public Optional<Path> find() {
            return Optional.of(Path.of("/")).filter(root -> "root".equals(System.getProperty("user.name")));
        }

        @Override
        public String absence() {
            return "not run as root";
        }
    };

    /** Where an ordinary user's PATH does not lead: daemons, and what {@code go install} puts at home. */
    private static final List<Path> MORE_FOLDERS = List.of(
            Path.of("/usr/bin"), // before a Python of one's own, which has no configobj
            Path.of("/usr/sbin"),
            Path.of("/sbin"),
            Path.of(System.getProperty("user.home"), "go", "bin"));

    private final String program;

    Peer(String program) {
        this.program = program;
    }

    /** Looks for the program on disk, and may start it to see whether it works. */
    public Optional<Path> find() {
        return Stream.concat(
                        MORE_FOLDERS.stream(),
                        Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .filter(this::usable)
                .findFirst();
    }

    /** The program's path, for a command line. */
    public String command() {
        return find().orElseThrow(() -> new AssertionError(absence())).toString();
    }

    /** Why a test is skipped; {@code ./verify} counts "not installed" as a failure where peers are required. */
    public String absence() {
        return name().toLowerCase(Locale.ROOT) + " is not installed";
    }

    boolean usable(Path found) {
        return Files.isRegularFile(found);
    }

    static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
