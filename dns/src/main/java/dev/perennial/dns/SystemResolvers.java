package dev.perennial.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which resolvers a machine uses. */
public final class SystemResolvers {
    private static final int PORT = 53;
    private static final int MOST = 3;

    private SystemResolvers() {}

    /**
     * Reads {@code resolv.conf} as resolv.conf(5) has it: three at most, and this machine if it names none.
     *
     * @throws IOException if there is such a file and it cannot be read
     */
    public static List<InetSocketAddress> read(Path resolvConf) throws IOException {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String line : Files.exists(resolvConf) ? Files.readAllLines(resolvConf) : List.<String>of()) {
            String[] words = line.strip().split("\\s+", 3);
            if (words.length > 1 && words[0].equals("nameserver") && servers.size() < MOST && isLiteral(words[1])) {
                servers.add(address(words[1]));
            }
        }
        return servers.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)) : servers;
    }

    /**
     * One that a user names.
     *
     * @param text an address, perhaps with a port: {@code 192.0.2.1}, {@code 192.0.2.1:5353}, {@code [2001:db8::1]:53}
     * @throws IllegalArgumentException with a sentence, if it is not like that
     */
    public static InetSocketAddress parse(String text) {
        String host = text.strip();
        int port = PORT;
        int colon = host.lastIndexOf(':');
        boolean withPort = host.startsWith("[") ? host.indexOf("]:") > 0 : colon >= 0 && host.indexOf(':') == colon;
        try {
            if (withPort) {
                port = Integer.parseInt(host.substring(colon + 1));
                host = host.substring(0, colon);
            }
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            if (isLiteral(host) && port > 0 && port < 1 << 16) {
                return new InetSocketAddress(InetAddress.getByName(host), port);
            }
        } catch (NumberFormatException | UnknownHostException e) {
            throw new IllegalArgumentException(notOne(text), e);
        }
        throw new IllegalArgumentException(notOne(text));
    }

    private static String notOne(String text) {
        return "'" + text
                + "' is not the address of a DNS resolver, such as 192.0.2.1, 192.0.2.1:53 or [2001:db8::1]:53";
    }

    /** So that no name is looked up to find out whom to ask about names. */
    private static boolean isLiteral(String host) {
        boolean six = host.indexOf(':') >= 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '.' && !(six && (c == ':' || c == '%' || Character.isLetterOrDigit(c)))) {
                return false;
            }
        }
        return six || host.chars().filter(c -> c == '.').count() == 3;
    }

    private static InetSocketAddress address(String literal) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(literal), PORT);
    }
}
