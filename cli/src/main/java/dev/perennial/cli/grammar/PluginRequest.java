package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which plugins were asked for, by {@code -a}, {@code -i}, {@code --configurator} or a plugin's own flag. Empty where
 * nobody asked.
 */
public record PluginRequest(List<String> authenticators, List<String> installers) {
    public PluginRequest {
        authenticators = List.copyOf(authenticators);
        installers = List.copyOf(installers);
    }

    /** Of what the user or the program set; what a renewal configuration says does not count. */
    public static PluginRequest of(ParsedOptions options) {
        List<String> authenticators = new ArrayList<>();
        List<String> installers = new ArrayList<>();
        add(authenticators, options, "configurator");
        add(authenticators, options, "authenticator");
        add(installers, options, "configurator");
        add(installers, options, "installer");
        for (String name : PluginNames.HERE) {
            if (options.flag(name)) {
                addOnce(authenticators, name);
            }
        }
        for (String name : PluginNames.INSTALLERS) {
            if (options.flag(name)) {
                addOnce(authenticators, name);
                addOnce(installers, name);
            }
        }
        for (Option option : options.ofProviders()) {
            if (option.kind() == Kind.FLAG && options.flag(option.dest())) {
                addOnce(authenticators, option.longName().substring(2));
            }
        }
        return new PluginRequest(authenticators, installers);
    }

    public Optional<String> authenticator() {
        return authenticators.isEmpty() ? Optional.empty() : Optional.of(authenticators.getFirst());
    }

    public Optional<String> installer() {
        return installers.isEmpty() ? Optional.empty() : Optional.of(installers.getFirst());
    }

    /**
     * Asks for one of each kind at most, and only for what there is. Whether there is a DNS provider is not asked here.
     *
     * @throws UsageException otherwise
     */
    void check() throws UsageException {
        single(authenticators);
        single(installers);
        for (String name : authenticators) {
            if (!PluginNames.isHere(name)) {
                throw UsageException.refused(missing(name, "proves control of a name"));
            }
        }
        for (String name : installers) {
            if (!name.equals(PluginNames.NULL_INSTALLER)) {
                throw UsageException.refused(missing(name, "puts a certificate into a server"));
            }
        }
    }

    private static String missing(String name, String job) {
        if (PluginNames.INSTALLERS.contains(name)) {
            return "The plugin " + name + " is not available yet in this build; its options were understood. Obtain a"
                    + " certificate with certonly, by " + PluginNames.choices()
                    + ", and let the server take it up with a deploy hook:"
                    + " --deploy-hook 'systemctl reload " + (name.equals("apache") ? "apache2" : name) + "'";
        }
        if (PluginNames.isHere(name) || name.equals(PluginNames.NULL_INSTALLER)) {
            return "The plugin " + name + " is not one that " + job;
        }
        return "The requested " + name + " plugin does not appear to be installed"
                + Spelling.suggestion(name, PluginNames.all());
    }

    private static void single(List<String> names) throws UsageException {
        if (names.size() > 1) {
            throw UsageException.refused("Too many flags setting configurators/installers/authenticators '"
                    + names.getFirst() + "' -> '" + names.get(1) + "'");
        }
    }

    private static void add(List<String> names, ParsedOptions options, String dest) {
        if (options.setByUser(dest)) {
            options.text(dest).ifPresent(name -> addOnce(names, name));
        }
    }

    private static void addOnce(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }
}
