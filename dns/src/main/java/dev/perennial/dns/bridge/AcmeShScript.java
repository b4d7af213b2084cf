package dev.perennial.dns.bridge;

import dev.perennial.engine.SolverException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * A script of the user's dnsapi folder.
 *
 * @param name of its file, without {@code .sh}, and of its functions, without {@code _add} and {@code _rm}
 * @param library acme.sh itself; empty if our functions stand in for it
 */
record AcmeShScript(Path file, String name, String text, String library) {
    /** acme.sh has a quarter of this, the longest script a tenth of that. */
    private static final int MAX_BYTES = 1 << 20;

    /** Reads it, and acme.sh if that is wanted. The folder may also be acme.sh's, with dnsapi in it. */
    static AcmeShScript read(Path folder, String name, boolean withLibrary) throws SolverException {
        String plain = name.endsWith(".sh") ? name.substring(0, name.length() - 3) : name;
        if (plain.isEmpty() || !plain.chars().allMatch(c -> c == '_' || (c < 0x80 && Character.isLetterOrDigit(c)))) {
            throw new SolverException(
                    "\"" + name + "\" is no script of acme.sh's dnsapi: they are called like dns_cf.");
        }
        Path file = first(
                List.of(folder.resolve(plain + ".sh"), folder.resolve("dnsapi").resolve(plain + ".sh")),
                "script " + plain + ".sh");
        if (!withLibrary) {
            return new AcmeShScript(file, plain, content(file), "");
        }
        Path library = first(
                List.of(folder.resolveSibling("acme.sh"), folder.resolve("acme.sh")),
                "acme.sh beside the folder of the scripts");
        return new AcmeShScript(file, plain, content(file), content(library));
    }

    private static Path first(List<Path> places, String what) throws SolverException {
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        throw new SolverException("There is no " + what + ": neither " + places.getFirst() + " nor " + places.getLast()
                + " can be read.");
    }

    private static String content(Path file) throws SolverException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new SolverException("Everybody can write " + file
                        + ", and so learn your secrets: it is not run. Take that right away: chmod o-w " + file);
            }
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new SolverException(file + " is larger than a MiB, and so no script of acme.sh.");
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SolverException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
