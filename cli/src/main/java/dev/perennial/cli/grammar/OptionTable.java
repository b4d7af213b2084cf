package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every option there is, once. */
public final class OptionTable {
    private final List<Option> options;
    private final List<Option> remembered = new ArrayList<>();
    private final Map<String, Option> byName = new HashMap<>(512);
    private final Map<String, Option> byDest = new HashMap<>(512);

    private OptionTable(List<Option> options) {
        this.options = options;
        for (Option option : options) {
            byDest.putIfAbsent(option.dest(), option);
            if (option.stored().isPresent()) {
                remembered.add(option);
            }
            for (String name : option.names()) {
                if (byName.put(name, option) != null) {
                    throw new IllegalStateException("two options are called " + name);
                }
            }
        }
    }

    public static OptionTable standard() {
        List<Option> all = new ArrayList<>(192);
        GeneralOptions.addTo(all);
        CertificateOptions.addTo(all);
        AutomationOptions.addTo(all);
        AccountOptions.addTo(all);
        PathOptions.addTo(all);
        PluginOptions.addTo(all);
        DnsOptions.addTo(all);
        return new OptionTable(List.copyOf(all));
    }

    /** In the order of the table, which is the order of help. */
    public List<Option> all() {
        return options;
    }

    /** Those that a renewal remembers. */
    List<Option> remembered() {
        return remembered;
    }

    /** The option that gives this value its default, or one of a DNS provider; null if there is none. */
    public @Nullable Option byDest(String dest) {
        Option listed = byDest.get(dest);
        return listed == null ? ProviderOptions.ofDest(dest) : listed;
    }

    /** Whether it is one of {@link #all}; those of most DNS providers are not. */
    public boolean lists(Option option) {
        return byDest.containsKey(option.dest());
    }

    /** Exactly as typed, dashes included. */
    @Nullable
    Option exact(String name) {
        return byName.get(name);
    }

    /**
     * The option a long name or an unambiguous beginning of one stands for, as argparse takes it: an exact name wins
     * over longer ones, and two names of one option are no ambiguity. What is in no table may be a DNS provider's.
     *
     * @throws UsageException if there is none, or several
     */
    Option byPrefix(String typed) throws UsageException {
        Option exact = byName.get(typed);
        if (exact != null) {
            return exact;
        }
        List<String> matches = new ArrayList<>();
        Set<Option> meant = new LinkedHashSet<>();
        for (Option option : options) {
            for (String name : option.names()) {
                if (name.startsWith(typed) && name.startsWith("--")) {
                    matches.add(name);
                    meant.add(option);
                }
            }
        }
        if (meant.isEmpty()) {
            Option ofProvider = ProviderOptions.typed(typed);
            if (ofProvider != null) {
                return ofProvider;
            }
            throw new UsageException("unrecognized arguments: " + typed + suggestion(typed));
        }
        if (meant.size() > 1) {
            throw new UsageException("ambiguous option: " + typed + " could match " + String.join(", ", matches));
        }
        return meant.iterator().next();
    }

    /** "Did you mean", or nothing. */
    String suggestion(String typed) {
        return Spelling.suggestion(typed, byName.keySet());
    }
}
