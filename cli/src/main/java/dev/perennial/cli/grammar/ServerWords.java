package dev.perennial.cli.grammar;

import dev.perennial.cli.ca.CaFileException;
import dev.perennial.cli.ca.Cas;
import dev.perennial.cli.ca.DirectoryUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code --server} takes: URLs of directories and names of CAs, the first choice first. */
final class ServerWords {
    private ServerWords() {}

    /** The words of one occurrence, which a comma separates, in brackets or not. */
    static List<String> split(String value, String where) throws UsageException {
        boolean brackets = value.startsWith("[") && value.endsWith("]");
        String inner = brackets ? value.substring(1, value.length() - 1) : value;
        List<String> words = new ArrayList<>();
        for (String part : inner.split(",", -1)) {
            String word = IniLine.unquote(part.strip());
            if (!Cas.mayBeName(word)) {
                Values.server(word, where);
            }
            words.add(word);
        }
        return words;
    }

    /** The options with URLs in the place of all names. Reads {@code cas.ini} from the disk if there is a name. */
    static ParsedOptions resolve(ParsedOptions options) throws UsageException {
        List<String> words = options.list("servers");
        if (words.isEmpty()) {
            return options;
        }
        List<String> urls = new ArrayList<>(words.size());
        for (String word : words) {
            String url = DirectoryUrl.of(word).isPresent() ? word : named(word, options);
            if (!urls.contains(url)) {
                urls.add(url);
            }
        }
        Origin origin = options.origin("server");
        return options.withAll(Map.of(
                "server",
                Setting.of(urls.getFirst(), origin),
                "servers",
                urls.size() > 1 ? new Setting(List.copyOf(urls), origin) : Setting.NONE));
    }

    private static String named(String name, ParsedOptions options) throws UsageException {
        Cas cas = known(options);
        if (cas.named(name).isPresent()) {
            return cas.named(name).get().directory().toString();
        }
        if (cas.ended(name).isPresent()) {
            throw UsageException.refused("--server: " + cas.ended(name).get() + ". Choose another CA: "
                    + String.join(", ", cas.names()) + '.');
        }
        throw UsageException.refused("--server: '" + name
                + "' is not the URL of an ACME directory, and no certificate authority is known by that name"
                + Spelling.suggestion(name, cas.names()) + ". Known are " + String.join(", ", cas.names()) + '.');
    }

    private static Cas known(ParsedOptions options) throws UsageException {
        try {
            return Cas.read(options.requiredPath("config_dir"));
        } catch (CaFileException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
