package dev.perennial.dns.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one script, with one set of variables, wants kept from run to run: tokens, numbers of zones. In one file of lines
 * {@code account KEY='value'} and {@code domain NAME KEY='value'}, which only its owner can read.
 */
final class AcmeShState {
    private static final String ACCOUNT = "account ";
    private static final String DOMAIN = "domain ";

    private final Path file;

    /** Touches nothing yet. */
    AcmeShState(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** From the disk. */
    List<String> account() throws IOException {
        return of(ACCOUNT);
    }

    /** From the disk. */
    List<String> domain(String name) throws IOException {
        return of(DOMAIN + name + ' ');
    }

    /** Replaces both, on the disk; what other records have is left. */
    void keep(List<String> account, String name, List<String> domain) throws IOException {
        List<String> before = lines();
        List<String> after = new ArrayList<>();
        account.forEach(line -> after.add(ACCOUNT + line));
        before.stream()
                .filter(line -> line.startsWith(DOMAIN) && !line.startsWith(DOMAIN + name + ' '))
                .forEach(after::add);
        domain.forEach(line -> after.add(DOMAIN + name + ' ' + line));
        if (!after.equals(before)) {
            PrivateFile.write(file, String.join("\n", after) + '\n');
        }
    }

    private List<String> of(String start) throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readString(file).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
