package dev.perennial.cli.grammar;

/**
 * A server somebody names: {@code HOST:PORT}, or {@code HOST} for port 443.
 *
 * @param host a name or an IP address, one of version 6 without its brackets
 */
public record HostPort(String host, int port) {
    private static final int HTTPS = 443;

    /**
     * Asks nobody whether there is such a server.
     *
     * @param where named in the complaint
     */
    public static HostPort parse(String text, String where) throws UsageException {
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        boolean several = bracket < 0 && text.indexOf(':') != colon;
        boolean portless = colon <= bracket || several;
        String host = portless ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = portless ? HTTPS : port(text.substring(colon + 1));
        if (port == 0 || !written(host)) {
            throw UsageException.refused(where + ": '" + text + "' is no server: give HOST:PORT, such as"
                    + " www.example.com:443 or [2001:db8::1]:443");
        }
        return new HostPort(host, port);
    }

    private static int port(String text) {
        int port = 0;
        for (int i = 0; i < text.length() && port <= 65_535; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            port = 10 * port + c - '0';
        }
        return port <= 65_535 ? port : 0;
    }

    private static boolean written(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && ".-_:%".indexOf(c) < 0) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
