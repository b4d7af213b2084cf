package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;

/** Credentials that fill more than a line: given as a file's path or as what the file contains. */
final class Credential {
    private static final int MAX_BYTES = 256 * 1024;

    private Credential() {}

    /** May read a file. */
    static String text(Parameters parameters, String name) throws SolverException {
        String value = parameters.optional(name).orElse("");
        boolean content = value.startsWith("{") || value.contains("-----BEGIN ");
        // Who writes a key on one line writes its line breaks so.
        return content ? (value.startsWith("{") ? value : value.replace("\\n", "\n")) : read(value, name);
    }

    /**
     * Reads a file.
     *
     * @param what names it in messages where the path may be none, but a secret in the wrong place
     */
    static String read(String path, String what) throws SolverException {
        String file =
                "The file " + (path.startsWith("/") || path.startsWith("./") ? path : "that " + what + " should name");
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new SolverException(file + " is too large for credentials.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (InvalidPathException e) {
            throw new SolverException(file + " cannot be read: that is no path."); // the cause would quote it
        } catch (IOException e) {
            throw new SolverException(file + " cannot be read: " + reason(e) + '.');
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is none";
            case AccessDeniedException denied -> "permission denied";
            default -> e.getClass().getSimpleName();
        };
    }

    /** May read a file. */
    static PrivateKey rsaKey(Parameters parameters, String name) throws SolverException {
        return rsaKey(text(parameters, name), parameters, name);
    }

    static PrivateKey rsaKey(String pem, Parameters parameters, String name) throws SolverException {
        try {
            KeyPair pair = Keys.fromPem(pem);
            if (pair.getPrivate() instanceof RSAPrivateKey key) {
                return key;
            }
        } catch (PkiException e) {
            throw parameters.complaint("cannot use the key in " + name + ": " + e.getMessage(), e);
        }
        throw parameters.complaint("wants an RSA key in " + name);
    }
}
