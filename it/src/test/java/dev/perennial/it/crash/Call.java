package dev.perennial.it.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * One system call as {@code strace -f -y -xx} tells it: every string and every path of a descriptor in hex.
 *
 * @param result as printed: a number, or {@code ?} if the process died in it
 */
record Call(long thread, String name, List<String> arguments, String result) {
    boolean succeeded() {
        return !result.startsWith("-") && !result.startsWith("?");
    }

    boolean fatal() {
        return result.startsWith("?");
    }

    /** The file that an argument names, as a string or as a descriptor. */
    Path path(int argument) {
        return Path.of(new String(bytes(argument), UTF_8));
    }

    /** What is written, for example; each byte a character. */
    String text(int argument) {
        return new String(bytes(argument), ISO_8859_1);
    }

    int octal(int argument) {
        return Integer.parseInt(arguments.get(argument), 8);
    }

    /** What this call changes; of a rename, what it is about. */
    Path changed() {
        return path(name.equals("symlink") || name.equals("openat") ? 1 : 0);
    }

    private byte[] bytes(int argument) {
        String word = arguments.get(argument);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = word.indexOf("\\x"); i >= 0; i = word.indexOf("\\x", i + 4)) {
            bytes.write(Integer.parseInt(word.substring(i + 2, i + 4), 16));
        }
        return bytes.toByteArray();
    }
}
