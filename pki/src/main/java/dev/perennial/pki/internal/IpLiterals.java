package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses as text, without {@code InetAddress.getByName}, which may ask DNS and accepts {@code 127.1}. */
public final class IpLiterals {
    private static final String HEX = "0123456789abcdef";

    private IpLiterals() {}

    /** An IPv4-mapped IPv6 address becomes the IPv4 address, as everywhere in the JDK. */
    public static InetAddress parse(String text) throws PkiException {
        if (text.length() > 45) { // the longest spelling: six groups and a dotted quad
            throw malformed(text);
        }
        return address(text.indexOf(':') < 0 ? v4(text, text) : v6(text));
    }

    public static InetAddress address(byte[] octets) throws PkiException {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new PkiException("IP address: neither 4 nor 16 octets long", e);
        }
    }

    private static byte[] v4(String part, String whole) throws PkiException {
        byte[] out = new byte[4];
        int at = 0;
        for (int i = 0; i < 4; i++) {
            int dot = i < 3 ? part.indexOf('.', at) : part.length();
            if (dot < 0 || dot == at || dot - at > 3 || (dot - at > 1 && part.charAt(at) == '0')) {
                throw malformed(whole);
            }
            int value = 0;
            for (; at < dot; at++) {
                value = value * 10 + digit(part.charAt(at), 10, whole);
            }
            if (value > 255) {
                throw malformed(whole);
            }
            out[i] = (byte) value;
            at++;
        }
        return out;
    }

    private static byte[] v6(String text) throws PkiException {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text, text);
            if (all.length != 16) {
                throw malformed(text);
            }
            return all;
        }
        byte[] head = groups(text.substring(0, gap), text);
        byte[] tail = groups(text.substring(gap + 2), text);
        if (head.length + tail.length > 14 || text.substring(0, gap).indexOf('.') >= 0) {
            throw malformed(text);
        }
        byte[] out = new byte[16];
        System.arraycopy(head, 0, out, 0, head.length);
        System.arraycopy(tail, 0, out, 16 - tail.length, tail.length);
        return out;
    }

    /** Colon-separated groups of up to four hex digits; the last may be a dotted quad. */
    private static byte[] groups(String part, String whole) throws PkiException {
        byte[] out = new byte[0];
        int at = 0;
        while (at < part.length() || (at > 0 && at == part.length() && part.endsWith(":"))) {
            int colon = part.indexOf(':', at);
            int end = colon < 0 ? part.length() : colon;
            byte[] group = colon < 0 && part.indexOf('.', at) >= 0
                    ? v4(part.substring(at), whole)
                    : group(part.substring(at, end), whole);
            if (out.length + group.length > 16) {
                throw malformed(whole);
            }
            out = Der.concat(out, group);
            at = end + 1;
        }
        return out;
    }

    private static byte[] group(String digits, String whole) throws PkiException {
        if (digits.isEmpty() || digits.length() > 4) {
            throw malformed(whole);
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = (value << 4) | digit(digits.charAt(i), 16, whole);
        }
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    /** ASCII digits only; {@link Character#digit} knows many more. */
    private static int digit(char c, int radix, String whole) throws PkiException {
        int value = c < 0x80 ? Character.digit(c, radix) : -1;
        if (value < 0) {
            throw malformed(whole);
        }
        return value;
    }

    private static PkiException malformed(String text) {
        return new PkiException("IP address " + Quote.of(text) + ": neither dotted decimal IPv4 nor IPv6");
    }

    public static String format(byte[] address) {
        StringBuilder out = new StringBuilder(39);
        if (address.length == 4) {
            for (int i = 0; i < 4; i++) {
                out.append(i == 0 ? "" : ".").append(address[i] & 0xff);
            }
            return out.toString();
        }
        int from = longestZeroRun(address);
        int to = from;
        while (to < 8 && group(address, to) == 0) {
            to++;
        }
        for (int i = 0; i < 8; i++) {
            if (i == from && to - from > 1) { // a single zero group is written out (RFC 5952 section 4.2.2)
                out.append("::");
                i = to - 1;
            } else {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(group(address, i)));
            }
        }
        return out.toString();
    }

    private static int longestZeroRun(byte[] address) {
        int best = 8;
        int bestLength = 0;
        for (int i = 0, length = 0; i < 8; i++) {
            length = group(address, i) == 0 ? length + 1 : 0;
            if (length > bestLength) {
                bestLength = length;
                best = i - length + 1;
            }
        }
        return best;
    }

    private static int group(byte[] address, int index) {
        return ((address[2 * index] & 0xff) << 8) | (address[2 * index + 1] & 0xff);
    }

    public static String reverseName(byte[] address) {
        StringBuilder out = new StringBuilder(72);
        for (int i = address.length - 1; i >= 0; i--) {
            int octet = address[i] & 0xff;
            if (address.length == 4) {
                out.append(octet).append('.');
            } else {
                out.append(HEX.charAt(octet & 15))
                        .append('.')
                        .append(HEX.charAt(octet >> 4))
                        .append('.');
            }
        }
        return out.append(address.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
    }
}
