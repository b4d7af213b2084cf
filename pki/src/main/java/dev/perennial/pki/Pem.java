package dev.perennial.pki;

import dev.perennial.pki.internal.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * PEM (RFC 7468). Reading accepts what is found in the wild: CRLF, text between the blocks, lines of any width, no final
 * newline. It refuses what could hide something: a boundary that is not alone on its line, unmatched labels, other
 * characters than base64 in a body.
 */
public final class Pem {
    /** More than a chain of twenty large certificates with the explanatory text that openssl puts between them. */
    private static final int MAX_TEXT = 1024 * 1024;

    private static final int MAX_BLOCKS = 200;
    private static final int COLUMNS = 64;
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private Pem() {}

    /** Every block in order; none at all gives an empty list. */
    public static List<PemBlock> parse(String text) throws PkiException {
        if (text.length() > MAX_TEXT) {
            throw new PkiException("PEM: larger than " + MAX_TEXT / 1024 + " KiB");
        }
        List<PemBlock> blocks = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        String label = "";
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            String line = text.substring(from, to).strip();
            from = to + 1;
            number++;
            if (line.startsWith(BEGIN)) {
                requireAt(label.isEmpty(), number, "a block begins inside another");
                label = label(line, BEGIN, number);
                body.setLength(0);
            } else if (line.startsWith(END)) {
                requireAt(!label.isEmpty(), number, "a block ends that never began");
                requireAt(label.equals(label(line, END, number)), number, "a block ends under another name");
                requireAt(blocks.size() < MAX_BLOCKS, number, "more than " + MAX_BLOCKS + " blocks");
                blocks.add(new PemBlock(label, decode(body, number)));
                label = "";
            } else {
                requireAt(!line.contains(DASHES + "BEGIN"), number, "a block does not begin on a line of its own");
                requireAt(label.isEmpty() || line.indexOf(':') < 0, number, "an encrypted block or one with headers");
                if (!label.isEmpty()) {
                    body.append(line);
                }
            }
        }
        requireAt(label.isEmpty(), number, "the text ends inside a block");
        return blocks;
    }

    /** Lines of 64 columns ended by LF, the last one too: as OpenSSL writes it. */
    public static String encode(String label, byte[] der) {
        byte[] base64 = Base64.getEncoder().encode(der);
        StringBuilder out = new StringBuilder(base64.length + base64.length / COLUMNS + 2 * label.length() + 40);
        out.append(BEGIN).append(label).append(DASHES).append('\n');
        String text = new String(base64, StandardCharsets.ISO_8859_1);
        for (int from = 0; from < text.length(); from += COLUMNS) {
            out.append(text, from, Math.min(text.length(), from + COLUMNS)).append('\n');
        }
        return out.append(END).append(label).append(DASHES).append('\n').toString();
    }

    /** The DER of the only block of a text, which must have one of these labels. */
    static byte[] single(String text, String what, List<String> labels) throws PkiException {
        List<PemBlock> blocks = parse(text);
        if (blocks.size() != 1) {
            throw new PkiException(what + ": the PEM text has " + blocks.size() + " blocks instead of one");
        }
        PemBlock block = blocks.getFirst();
        if (!labels.contains(block.label())) {
            throw new PkiException(what + ": the PEM block is a " + Quote.of(block.label()));
        }
        return block.der();
    }

    private static String label(String line, String prefix, int number) throws PkiException {
        requireAt(
                line.length() > prefix.length() + DASHES.length() && line.endsWith(DASHES),
                number,
                "a boundary is not finished");
        return line.substring(prefix.length(), line.length() - DASHES.length());
    }

    private static byte[] decode(StringBuilder body, int number) throws PkiException {
        String base64 = body.toString();
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The cause would quote the character; in a private key that is already too much.
            throw at(number, "the block that ends here is not base64");
        }
        requireAt(!base64.isEmpty(), number, "the block that ends here is empty");
        requireAt(
                Base64.getEncoder().encodeToString(der).equals(base64), number, "the block that ends here is cut off");
        return der;
    }

    private static void requireAt(boolean condition, int line, String complaint) throws PkiException {
        if (!condition) {
            throw at(line, complaint);
        }
    }

    private static PkiException at(int line, String complaint) {
        return new PkiException("PEM: line " + line + ": " + complaint);
    }
}
