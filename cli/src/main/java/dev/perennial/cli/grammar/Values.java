package dev.perennial.cli.grammar;

import dev.perennial.cli.ca.DirectoryUrl;
import dev.perennial.lineage.LineageNames;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether what was typed fits its option. */
final class Values {
    private static final String NO_SERVERS = "none";

    private Values() {}

    /** The value as it is kept, of an option that has one. */
    static String check(Option option, String value, String where) throws UsageException {
        if (value.indexOf('\0') >= 0 || (value.indexOf('\n') >= 0 && option.kind() != Kind.TEXT)) {
            throw new UsageException(where + ": the value contains a line break or a NUL");
        }
        return switch (option.kind()) {
            case NUMBER -> number(value, where);
            case DURATION -> duration(value, where);
            case PATH -> path(value, where);
            case TEXT -> text(option, value, where);
            default -> choice(option, value, where);
        };
    }

    /** The values in one occurrence of a list option. */
    static List<String> checkAll(Option option, String value, String where) throws UsageException {
        String clean = check(option, value, where);
        List<String> parts = option.kind() == Kind.LIST ? split(clean) : List.of(clean);
        return switch (option.dest()) {
            case "domains" -> DomainNames.check(parts, where);
            case "pref_challs" -> ChallengeNames.check(parts, where);
            case "ip_addresses" -> List.of(address(clean, where));
            case "webroot_path" -> List.of(path(clean, where));
            case "verify_served" -> List.of(servers(clean, where));
            case "solver" -> List.of(solver(clean, where));
            case "dns_alias" -> List.of(DnsAliases.check(clean, where));
            default -> parts;
        };
    }

    /** In a C locale, Java cannot name a file outside ASCII. */
    private static String path(String value, String where) throws UsageException {
        if (value.isEmpty()) {
            // A script whose variable is not set: to Java and to Certbot, that is the folder it was started in.
            throw UsageException.refused(where + ": the path is empty");
        }
        try {
            return Path.of(value).toString();
        } catch (InvalidPathException e) {
            throw UsageException.refused(where + ": this locale has no such file name; set LC_ALL=C.UTF-8");
        }
    }

    private static String address(String value, String where) throws UsageException {
        try {
            return Identifier.ip(value).value();
        } catch (PkiException e) {
            throw UsageException.refused(where + ": '" + value + "' is no IP address: " + e.getMessage());
        }
    }

    private static String text(Option option, String value, String where) throws UsageException {
        switch (option.dest()) {
            case "user_agent_comment" -> {
                header(value, where);
                if (value.indexOf('(') >= 0 || value.indexOf(')') >= 0) {
                    throw new UsageException(where + ": may not contain parentheses");
                }
            }
            case "user_agent" -> header(value, where);
            case "server" -> server(value, where);
            case "authenticator", "configurator" -> {
                return PluginNames.canonical(value);
            }
            case "certname" -> {
                if (!value.isEmpty() && !LineageNames.allowed(value)) {
                    throw UsageException.refused(where + ": '" + value
                            + "' cannot be the name of a certificate, because it is to be the name of a file");
                }
            }
            default -> {}
        }
        return choice(option, value, where);
    }

    private static String solver(String value, String where) throws UsageException {
        return value.equals(Routing.NONE)
                ? value
                : SolverRoute.parse(value, where).toString();
    }

    private static String servers(String value, String where) throws UsageException {
        return value.equals(NO_SERVERS) ? value : HostPort.parse(value, where).toString();
    }

    private static void header(String value, String where) throws UsageException {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw UsageException.refused(where + ": HTTP takes printable ASCII characters only");
            }
        }
    }

    /** As it is kept: whole, and without what must not get into a log. */
    static void server(String value, String where) throws UsageException {
        if (DirectoryUrl.of(value).isPresent()) {
            return;
        }
        if (value.indexOf("://") >= 0 && value.indexOf('@') >= 0) {
            throw UsageException.refused(where + ": a URL with a user name or password in it is not for an ACME"
                    + " directory, and would end up in logs");
        }
        throw UsageException.refused(where + ": '" + value + "' is not the URL of an ACME directory");
    }

    private static String choice(Option option, String value, String where) throws UsageException {
        if (option.choices().isEmpty()) {
            return value;
        }
        for (String choice : option.choices()) {
            if (choice.equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw new UsageException(
                where + ": invalid choice: '" + value + "' (choose from " + String.join(", ", option.choices()) + ")");
    }

    private static String number(String value, String where) throws UsageException {
        boolean digits = !value.isEmpty() && value.length() < 10;
        for (int i = 0; i < value.length(); i++) {
            digits &= value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        if (!digits) {
            throw new UsageException(where + ": invalid int value: '" + value + "'");
        }
        return Integer.toString(Integer.parseInt(value));
    }

    private static String duration(String value, String where) throws UsageException {
        if (DurationText.parse(value).isEmpty()) {
            throw new UsageException(where + ": '" + value + "' is no duration; write 90s, 10m or 1h");
        }
        return value;
    }

    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
