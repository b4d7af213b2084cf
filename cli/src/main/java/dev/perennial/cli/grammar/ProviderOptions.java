package dev.perennial.cli.grammar;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of DNS providers, three for each, as Certbot's plugins have them: {@code --dns-NAME}, {@code
 * --dns-NAME-credentials} and {@code --dns-NAME-propagation-seconds}. They are made when one is met, whatever its name: a
 * list of providers would have to be read by every command. Whether there is such a provider is asked once all is known.
 */
final class ProviderOptions {
    private static final String CREDENTIALS = "-credentials";
    private static final String WAIT = "-propagation-seconds";

    private ProviderOptions() {}

    /** Of one provider. */
    static List<Option> of(String plugin) {
        String name = PluginNames.provider(plugin);
        String dest = plugin.replace('-', '_');
        Topic t = Topic.PLUGINS;
        return List.of(
                Option.of(Kind.FLAG, t, "--" + plugin, "Put the answer into the DNS, at the provider " + name + '.')
                        .hide(),
                Option.of(Kind.PATH, t, "--" + plugin + "-credentials", "File with the credentials for " + name + '.')
                        .hide()
                        .kept(PluginNames.stored(dest + "_credentials")),
                Option.of(
                                Kind.NUMBER,
                                t,
                                "--" + plugin + "-propagation-seconds",
                                "Wait so long after a change at " + name
                                        + ". By default until all authoritative servers show it.")
                        .hide()
                        .kept(PluginNames.stored(dest + "_propagation_seconds")));
    }

    /** The option that was typed, dashes included; null if this is none of a provider. */
    static @Nullable Option typed(String name) {
        return name.startsWith("--") ? find(PluginNames.canonical(name.substring(2))) : null;
    }

    /** The option that sets this value, which may be written as old Certbots stored it; null if this is none of a provider. */
    static @Nullable Option ofDest(String dest) {
        return isLikely(dest) ? find(PluginNames.canonical(dest.replace('_', '-'))) : null;
    }

    /** The plugin whose option sets this value, other than the choice of it. */
    static Optional<String> owner(String dest) {
        if (!isLikely(dest)) {
            return Optional.empty();
        }
        String word = PluginNames.canonical(dest.replace('_', '-'));
        String plugin = word.equals("dns-google-project") ? "dns-google" : plugin(word);
        return plugin.equals(word) ? Optional.empty() : Optional.of(plugin);
    }

    private static boolean isLikely(String dest) {
        return dest.startsWith("dns_") || dest.startsWith("certbot_") || PluginNames.isBare(dest);
    }

    /** Of an option, by its long name; empty if it is none of a provider's. */
    static String provider(String name) {
        Option option = typed(name);
        String word = option == null ? "" : option.longName().substring(2);
        return word.isEmpty() ? "" : PluginNames.provider(plugin(word));
    }

    private static @Nullable Option find(String word) {
        String plugin = plugin(word);
        if (!PluginNames.isProvider(plugin)) {
            return null;
        }
        List<Option> all = of(plugin);
        return word.endsWith(CREDENTIALS) ? all.get(1) : word.endsWith(WAIT) ? all.get(2) : all.getFirst();
    }

    private static String plugin(String word) {
        for (String end : List.of(CREDENTIALS, WAIT)) {
            if (word.endsWith(end)) {
                return word.substring(0, word.length() - end.length());
            }
        }
        return word;
    }
}
