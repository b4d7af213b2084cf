package dev.perennial.dns.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shell program around a script: it is read from standard input, so that no file and no list of processes has its secrets. */
final class AcmeShInput {
    /** What the shell is started with. {@code $0} is what acme.sh takes for its own name. */
    static final List<String> SHELL = List.of("sh", "-c", "eval \"$(cat)\"", "acme.sh");

    private final AcmeShAccount account;

    AcmeShInput(AcmeShAccount account) {
        this.account = account;
    }

    /**
     * Reads our parts from the image.
     *
     * @param folder for its files, to be made by the script's user
     * @param recalled what earlier runs kept
     * @param add whether it puts the record: whatever takes it away is deaf to Ctrl-C, which a terminal sends to every process
     */
    String text(String folder, AcmeShMemory.Recalled recalled, boolean add, String name, String value) {
        AcmeShScript script = account.script();
        StringBuilder text = new StringBuilder(add ? "" : "trap '' INT\n");
        set(text, "_pn_folder", folder);
        set(text, "_pn_account", lines(recalled.account()));
        set(text, "_pn_domain", lines(recalled.domain()));
        text.append(part("acme-sh-begin.sh"));
        if (script.library().isEmpty()) {
            text.append(part("acme-sh-shim.sh"));
        } else {
            // Its last line is main "$@", and main does what it is told if that is no option: here, next to nothing.
            text.append("set -- _exists sh\n").append(script.library());
            text.append("\nset --\n. \"$ACCOUNT_CONF_PATH\"\n. \"$DOMAIN_CONF\"\n");
        }
        recalled.variables(account.variables()).forEach((key, secret) -> {
            set(text, key, secret);
            text.append("export ").append(key).append('\n');
        });
        text.append(script.text()).append('\n').append(part("acme-sh-guard.sh"));
        text.append("_pn_run ").append(script.name()).append(add ? "_add " : "_rm ");
        text.append(quoted(name)).append(' ').append(quoted(value)).append('\n');
        return text.toString();
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + '\n';
    }

    private static void set(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(quoted(value)).append('\n');
    }

    private static String quoted(String value) {
        return '\'' + value.replace("\0", "").replace("'", "'\\''") + '\'';
    }

    private static String part(String resource) {
        try (InputStream in = AcmeShInput.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the image");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }
}
