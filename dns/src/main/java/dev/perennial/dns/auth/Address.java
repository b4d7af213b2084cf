package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Where credentials are sent to: an https address; plain http only for what is on this machine or belongs to it. */
final class Address {
    private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

    private Address() {}

    /**
     * An https address, or one of this machine.
     *
     * @param what gave it, for the message, which does not show it
     */
    static URI secure(String text, String what) throws SolverException {
        URI uri = any(text, what);
        if (!uri.getScheme().equals("https") && !HERE.contains(uri.getHost())) {
            throw wrong(what);
        }
        return uri;
    }

    /** One of a machine's metadata service: these speak plain http on the way between a machine and its host. */
    static URI any(String text, String what) throws SolverException {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && List.of("http", "https").contains(scheme)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw wrong(what); // the cause would quote it
        }
        throw wrong(what);
    }

    private static SolverException wrong(String what) {
        return new SolverException("What " + what + " gives is no https address.");
    }

    static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
