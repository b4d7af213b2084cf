package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Keys;
import dev.perennial.testkit.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine on which another client has obtained a certificate, and the folder that client keeps. */
final class Takeover {
    final Path old;
    private final Host host;
    private int accountRequests;

    /** What is needed for the other client's files comes from a run of ours, whose own files go out of the way. */
    Takeover(Host host, String name, String... more) throws IOException {
        this.host = host;
        host.obtain(name, more);
        this.old = host.path("old");
        Files.move(host.etc(""), old);
        forget();
    }

    /** What was asked of the CA so far does not count. */
    void forget() {
        accountRequests = host.ca.requests().count(Route.NEW_ACCOUNT);
    }

    Path account() throws IOException {
        try (Stream<Path> accounts =
                Files.list(old.resolve("accounts/" + host.ca.directory().getAuthority() + "/directory"))) {
            return accounts.findFirst().orElseThrow();
        }
    }

    String accountUrl() throws IOException {
        return JsonParser.parseString(Files.readString(account().resolve("regr.json")))
                .getAsJsonObject()
                .get("uri")
                .getAsString();
    }

    String accountKeyPem() throws Exception {
        JsonObject json = JsonParser.parseString(Files.readString(account().resolve("private_key.json")))
                .getAsJsonObject();
        Map<String, String> members = new HashMap<>();
        json.entrySet()
                .forEach(
                        member -> members.put(member.getKey(), member.getValue().getAsString()));
        return Keys.toPem(Jwk.keyPair(members));
    }

    CertificateChain chain(String name) throws Exception {
        return CertificateChain.fromPem(pem(name, "fullchain"));
    }

    String pem(String name, String kind) throws IOException {
        return Files.readString(old.resolve("live/" + name + "/" + kind + ".pem"));
    }

    /** Writes a file of the other client, as private as it would. */
    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    Run importing(String client, Path folder, String... more) {
        List<String> words = new ArrayList<>(List.of("import", client, folder.toString()));
        words.addAll(List.of(more));
        return host.run(words.toArray(String[]::new));
    }

    /** What was imported renews with the account it had, and the CA is asked for no other. */
    void renews(String name, String... more) throws Exception {
        String before = host.certificate(name).serial().toString(16);
        assertThat(host.accounts()).hasSize(1);
        assertThat(host.accounts().getFirst().resolve("regr.json")).content().contains(accountUrl());
        host.renew(more).ends(0);
        assertThat(host.certificate(name).serial().toString(16)).isNotEqualTo(before);
        assertThat(host.ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(accountRequests);
    }

    /** Modes as Certbot has them, and nothing half-written. */
    void isKeptAsByCertbot(String name) throws IOException {
        for (String folder : List.of("live", "archive", "accounts")) {
            assertThat(mode(host.etc(folder))).as(folder).isEqualTo("rwx------");
        }
        assertThat(mode(host.archived(name, "privkey", 1))).isEqualTo("rw-------");
        assertThat(mode(host.accounts().getFirst().resolve("private_key.json"))).isEqualTo("r--------");
        assertThat(host.tree().keySet()).noneMatch(path -> path.endsWith(".new"));
        assertThat(host.done("certificates").out()).contains("Certificate Name: " + name);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
