package dev.perennial.lineage;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads configuration, keys and certificates whole. A stream, not a channel: an interrupt does not close it. */
final class SmallFile {
    /** A chain of twenty large certificates, a configuration of thousands of names. */
    static final int MAX_BYTES = 256 * 1024;

    private SmallFile() {}

    static byte[] bytes(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("it is larger than " + MAX_BYTES / 1024 + " KiB");
            }
            return content;
        } catch (FileNotFoundException e) {
            // What java.io says for every reason there can be.
            throw Files.notExists(file)
                    ? new NoSuchFileException(file.toString())
                    : Files.isReadable(file) ? e : new AccessDeniedException(file.toString());
        }
    }

    /** Strict UTF-8. */
    static String text(Path file) throws IOException {
        byte[] content = bytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        }
    }
}
