package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.FileReason;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The INI file of a DNS plugin of Certbot. What it says is told to nobody: messages have keys and lines, not values. */
public final class CredentialsFile {
    /** Nobody means a larger file. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;
    private final ConfigObj content;

    private CredentialsFile(Path file, ConfigObj content) {
        this.file = file;
        this.content = content;
    }

    /** Reads the disk, and warns in Certbot's words if anybody else may. */
    public static CredentialsFile read(Path file, Listener listener) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw failure("The credentials file " + file + " is too large to be one.", null);
            }
            warnIfOpen(file, listener);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new CredentialsFile(file, ConfigObj.parse(text, file.toString()));
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a folder" : FileReason.of(e);
            throw failure("The credentials file " + file + " cannot be read: " + why + '.', e);
        } catch (ConfigException e) {
            throw failure(String.valueOf(e.getMessage()) + '.', e);
        }
    }

    /** Warns in Certbot's words if others than the owner and the group may read the file. Reads the disk. */
    public static void warnIfOpen(Path file, Listener listener) throws IOException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            listener.on(new Event.Warning("Unsafe permissions on credentials configuration file: " + file));
        }
    }

    /** All keys that stand outside of sections. */
    public List<String> keys() {
        return content.keys(List.of());
    }

    public Path file() {
        return file;
    }

    /**
     * That these are there and not empty.
     *
     * @param keys with what each should be
     */
    public void require(Map<String, String> keys) throws Failure {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> each : keys.entrySet()) {
            if (text(each.getKey()).isEmpty()) {
                missing.add(each.getKey() + " = " + each.getValue());
            }
        }
        if (!missing.isEmpty()) {
            throw failure("Missing in the credentials file " + file + ": " + String.join("; ", missing) + '.', null);
        }
    }

    /** The value of a key; absent if it is missing or empty. */
    public Optional<String> text(String key) throws Failure {
        try {
            Optional<ConfigValue> value = content.get(List.of(), key);
            if (value.isPresent() && !(value.get() instanceof ConfigValue.Text)) {
                throw wrong(key, "is not one value: put it into quotes if it has a comma");
            }
            return value.map(one -> ((ConfigValue.Text) one).value().strip()).filter(text -> !text.isEmpty());
        } catch (ConfigException e) {
            throw failure(String.valueOf(e.getMessage()) + '.', e);
        }
    }

    /** The key of a provider's field, as in Certbot's plugins. */
    public static String key(String provider, String field) {
        return "dns_" + provider.replace('-', '_') + '_' + field.replace('-', '_');
    }

    /** A provider's field; absent if it is missing or empty. Its key may be one that an old or odd plugin of Certbot has. */
    public Optional<String> field(String provider, String field) throws Failure {
        Optional<String> value = text(key(provider, field));
        return value.isPresent() ? value : value(key(provider, field), false);
    }

    /** A field of which there may be several, {@code zone1}, {@code zone2} and so on: a line for each. */
    public Optional<String> numbered(String provider, String field) throws Failure {
        return value(key(provider, field), true);
    }

    /** @param beginning whether keys that begin so are meant, all of them */
    private Optional<String> value(String key, boolean beginning) throws Failure {
        String wanted = key.replace('_', '-');
        List<String> values = new ArrayList<>();
        for (String each : keys()) {
            String name = PluginNames.canonical(each.replace('_', '-'));
            if (beginning ? name.startsWith(wanted) : name.equals(wanted)) {
                text(each).ifPresent(values::add);
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", values));
    }

    /**
     * A complaint about the value of a key, with its line.
     *
     * @param what is wrong, without the value if it is secret, and without a full stop
     */
    public Failure wrong(String key, String what) {
        return failure(file + ", line " + content.line(List.of(), key) + ": " + key + ' ' + what + '.', null);
    }

    private static Failure failure(String what, @Nullable Throwable cause) {
        return new Failure(FailureKind.REFUSED, what, cause).holding("Nothing was asked of the CA.");
    }
}
