package dev.perennial.cli.grammar;

import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.configobj.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a renewal configuration remembers of the options, {@code [renewalparams]}. Certbot reads and writes the same
 * section, so names, spellings and what is left out are Certbot's. Options that Certbot does not have stand beside it.
 */
public final class StoredOptions {
    private static final String WEBROOT_MAP = "webroot_map";
    private static final String BESIDE = Lineage.OWN + '.';

    private StoredOptions() {}

    /**
     * What to write: what the user or the program set, what was remembered before, and always the CA and the key type.
     */
    public static SortedMap<String, ConfigValue> of(ParsedOptions options) {
        SortedMap<String, ConfigValue> kept = new TreeMap<>();
        for (Option option : options.table().remembered()) {
            keep(option, options, kept);
        }
        for (Option option : options.ofProviders()) {
            if (option.stored().isPresent()) {
                keep(option, options, kept);
            }
        }
        if (!options.webrootOf().isEmpty()) {
            SortedMap<String, ConfigValue> folders = new TreeMap<>();
            options.webrootOf().forEach((name, folder) -> folders.put(name, ConfigValue.of(folder)));
            kept.put(WEBROOT_MAP, new ConfigValue.Table(folders));
        }
        return kept;
    }

    private static void keep(Option option, ParsedOptions options, SortedMap<String, ConfigValue> kept) {
        String dest = option.dest();
        boolean always = dest.equals("server") || dest.equals("key_type");
        boolean said = always || options.origin(dest) != Origin.DEFAULT;
        if (said && !options.list(dest).isEmpty()) {
            put(kept, option.stored().orElseThrow(), write(option, options.list(dest)));
        }
    }

    /** The same, but without the options of a plugin that has no part in it any more. */
    public static SortedMap<String, ConfigValue> ofChosenPlugins(ParsedOptions options) {
        SortedMap<String, ConfigValue> kept = of(options);
        Set<String> chosen = Routing.of(options).plugins();
        options.text("authenticator").ifPresent(chosen::add);
        options.text("installer").ifPresent(chosen::add);
        kept.keySet()
                .removeIf(key ->
                        !chosen.containsAll(PluginNames.owner(key).map(List::of).orElse(List.of())));
        return kept;
    }

    /**
     * The options of this run for one certificate: what the configuration says, where this run says nothing.
     *
     * @throws StoredOptionException if a value is none of its option; the certificate is then not touched
     */
    public static ParsedOptions restore(ParsedOptions run, Map<String, ConfigValue> params)
            throws StoredOptionException {
        Restoration rules = new Restoration(run, params);
        Map<String, Setting> stored = new HashMap<>();
        for (Option option : run.table().remembered()) {
            ConfigValue value = get(params, option.stored().orElseThrow());
            if (value != null && rules.applies(option)) {
                stored.put(option.dest(), new Setting(StoredValue.read(option, value), Origin.STORED));
            }
        }
        for (Map.Entry<String, ConfigValue> param : params.entrySet()) {
            Option option = ProviderOptions.ofDest(param.getKey());
            if (option != null
                    && option.stored().isPresent()
                    && !stored.containsKey(option.dest())
                    && rules.applies(option)) {
                stored.put(option.dest(), new Setting(StoredValue.read(option, param.getValue()), Origin.STORED));
            }
        }
        if (!rules.rehearsesAt().isEmpty()) {
            stored.put("server", Setting.of(rules.rehearsesAt(), Origin.STORED));
        }
        if (!params.containsKey("key_type") && !run.setByUser("key_type")) {
            // Before 1.25 Certbot made RSA keys and did not write it down (certbot issue 9635).
            stored.put("key_type", Setting.of("rsa", Origin.STORED));
        }
        return run.withAll(stored, rules.appliesToWebroots() ? folders(params) : run.webrootOf());
    }

    private static void put(SortedMap<String, ConfigValue> kept, String key, ConfigValue value) {
        if (!key.startsWith(BESIDE)) {
            kept.put(key, value);
            return;
        }
        SortedMap<String, ConfigValue> own = new TreeMap<>(own(kept));
        own.put(key.substring(BESIDE.length()), value);
        kept.put(Lineage.OWN, new ConfigValue.Table(own));
    }

    private static @Nullable ConfigValue get(Map<String, ConfigValue> params, String key) {
        return key.startsWith(BESIDE) ? own(params).get(key.substring(BESIDE.length())) : params.get(key);
    }

    private static Map<String, ConfigValue> own(Map<String, ConfigValue> params) {
        return params.get(Lineage.OWN) instanceof ConfigValue.Table(Map<String, ConfigValue> members)
                ? members
                : Map.of();
    }

    private static Map<String, String> folders(Map<String, ConfigValue> params) {
        Map<String, String> folders = new HashMap<>();
        if (params.get(WEBROOT_MAP) instanceof ConfigValue.Table(Map<String, ConfigValue> members)) {
            for (Map.Entry<String, ConfigValue> member : members.entrySet()) {
                if (member.getValue() instanceof ConfigValue.Text(String folder)) {
                    folders.put(member.getKey(), folder);
                }
            }
        }
        return folders;
    }

    private static ConfigValue write(Option option, List<String> values) {
        return switch (option.kind()) {
            case FLAG, FLAG_OFF -> ConfigValue.of(values.getLast().equals("true"));
            case PATH -> ConfigValue.of(absolute(values.getLast()));
            case LIST, APPEND -> new ConfigValue.Items(option.dest().equals("webroot_path") ? all(values) : values);
            default -> {
                boolean plugin = option.dest().equals("authenticator");
                yield ConfigValue.of(plugin ? PluginNames.stored(values.getLast()) : values.getLast());
            }
        };
    }

    private static List<String> all(List<String> folders) {
        List<String> absolute = new ArrayList<>(folders.size());
        for (String folder : folders) {
            absolute.add(absolute(folder));
        }
        return absolute;
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }
}
