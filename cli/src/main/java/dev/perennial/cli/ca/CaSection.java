package dev.perennial.cli.ca;

import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@link CaFile} says of one CA; sections in it are about its profiles. */
final class CaSection {
    static final String HMAC_KEY = "eab_hmac_key";
    private static final String MAX_NAMES = "max_names";
    private static final String WILDCARDS = "wildcards";
    private static final String ADDRESSES = "ip";
    private static final List<String> OF_PROFILE = List.of(MAX_NAMES, WILDCARDS, ADDRESSES);
    private static final List<String> OF_CA = List.of(
            MAX_NAMES, WILDCARDS, ADDRESSES, "url", "title", "eab", "ari", "caa", "eab_kid", HMAC_KEY, "eab_hmac_alg");
    private static final int MOST_DIGITS = 6;

    private final Path file;
    private final ConfigObj config;
    private final String name;

    CaSection(Path file, ConfigObj config, String name) {
        this.file = file;
        this.config = config;
        this.name = name;
    }

    /** The same CA as far as it is known, with what this says. */
    KnownCa over(Optional<KnownCa> known) throws CaFileException {
        List<String> path = List.of(name);
        requireKnownKeys(path, OF_CA);
        Optional<String> url = text(path, "url");
        if (url.isEmpty() && known.isEmpty()) {
            throw new CaFileException(file + ": the section [" + name
                    + "] needs a url, the address of the CA's directory, because no CA is known by that name.");
        }
        URI directory =
                url.isPresent() ? directory(path, url.get()) : known.get().directory();
        KnownCa before = known.orElse(KnownCa.of(name, text(path, "title").orElse(name), directory));
        Map<String, Abilities> profiles = new LinkedHashMap<>(before.profiles());
        for (String profile : config.sections(path)) {
            List<String> below = List.of(name, profile);
            requireKnownKeys(below, OF_PROFILE);
            profiles.merge(profile, abilities(below), (old, said) -> said.or(old));
        }
        return new KnownCa(
                name,
                text(path, "title").orElse(before.title()),
                directory,
                abilities(path).or(before.abilities()),
                profiles,
                yes(path, "eab").orElse(before.customersOnly()),
                yes(path, "ari").orElse(before.advises()),
                config.keys(path).contains("caa") ? items(path, "caa") : before.caaIdentities(),
                externalAccount(path));
    }

    private void requireKnownKeys(List<String> path, List<String> known) throws CaFileException {
        for (String key : config.keys(path)) {
            if (!known.contains(key)) {
                throw wrong(path, key, "nobody knows " + key + "; there are " + String.join(", ", known));
            }
        }
    }

    private Abilities abilities(List<String> path) throws CaFileException {
        return new Abilities(number(path, MAX_NAMES), yes(path, WILDCARDS), yes(path, ADDRESSES));
    }

    private URI directory(List<String> path, String url) throws CaFileException {
        Optional<URI> directory = DirectoryUrl.of(url);
        if (directory.isEmpty()) {
            throw wrong(path, "url", "'" + url + "' is not the URL of an ACME directory");
        }
        return directory.get();
    }

    private Optional<ExternalAccount> externalAccount(List<String> path) throws CaFileException {
        Optional<String> kid = text(path, "eab_kid");
        Optional<String> key = text(path, HMAC_KEY);
        if (kid.isPresent() != key.isPresent()) {
            throw wrong(path, kid.isPresent() ? "eab_kid" : HMAC_KEY, "eab_kid and eab_hmac_key go together");
        }
        if (kid.isEmpty()) {
            return Optional.empty();
        }
        String algorithm = text(path, "eab_hmac_alg").orElse("HS256").toUpperCase(Locale.ROOT);
        if (!List.of("HS256", "HS384", "HS512").contains(algorithm)) {
            throw wrong(path, "eab_hmac_alg", "it is HS256, HS384 or HS512");
        }
        return Optional.of(new ExternalAccount(kid.get(), key.get(), algorithm));
    }

    /** As it stands: a key of a CA may hold a percent sign. */
    private List<String> items(List<String> path, String key) {
        List<String> items = new ArrayList<>();
        for (String item : config.raw(path, key).map(ConfigValue::items).orElse(List.of())) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private Optional<String> text(List<String> path, String key) {
        List<String> items = items(path, key);
        return items.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", items));
    }

    private Optional<Boolean> yes(List<String> path, String key) throws CaFileException {
        Optional<String> text = text(path, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (text.get().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> throw wrong(path, key, key + " is yes or no");
        };
    }

    private Optional<Integer> number(List<String> path, String key) throws CaFileException {
        Optional<String> text = text(path, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean digits =
                text.get().length() <= MOST_DIGITS && text.get().chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text.get()) == 0) {
            throw wrong(path, key, key + " is a number from 1 on");
        }
        return Optional.of(Integer.valueOf(text.get()));
    }

    private CaFileException wrong(List<String> path, String key, String complaint) {
        return new CaFileException(file + ", line " + config.line(path, key) + ": " + complaint + '.');
    }
}
