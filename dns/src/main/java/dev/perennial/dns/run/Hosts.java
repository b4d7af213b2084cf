package dev.perennial.dns.run;

import dev.perennial.dns.api.Percent;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.dns.recipe.Scope;
import dev.perennial.dns.recipe.Template;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a recipe may send requests, and with them secrets: to the host of its base and the others it names, by https; by http
 * only to this machine.
 */
final class Hosts {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> allowed = new HashSet<>();

    /** @param scope with the user's fields */
    Hosts(Recipe recipe, Scope scope) {
        recipe.base().text(scope, Percent::encode).flatMap(Hosts::authority).ifPresent(allowed::add);
        for (Template each : recipe.hosts()) {
            each.text(scope).ifPresent(host -> allowed.add(host.toLowerCase(Locale.ROOT)));
        }
    }

    private static Optional<String> authority(String base) {
        try {
            URI uri = URI.create(base);
            return Optional.ofNullable(uri.getRawAuthority()).map(host -> usual(uri, host.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what is wrong with it is said when it is used
        }
    }

    /** Without the port that goes without saying. */
    private static String usual(URI uri, String host) {
        boolean https = uri.getPort() == 443 && "https".equalsIgnoreCase(uri.getScheme());
        return https ? host.substring(0, host.lastIndexOf(':')) : host;
    }

    /** Why a request must not go there; absent if it may. */
    Optional<String> objection(URI uri) {
        String authority = uri.getRawAuthority();
        if (uri.getHost() == null || authority == null || uri.getRawUserInfo() != null) {
            return Optional.of("it has no host");
        }
        String host = usual(uri, authority.toLowerCase(Locale.ROOT));
        if (!allowed.contains(host)) {
            return Optional.of("the recipe does not name the host " + host);
        }
        boolean safe = uri.getScheme().equals("https")
                || (uri.getScheme().equals("http") && THIS_MACHINE.contains(uri.getHost()));
        return safe
                ? Optional.empty()
                : Optional.of("it is not https, and the credentials would cross the network for all to read");
    }
}
