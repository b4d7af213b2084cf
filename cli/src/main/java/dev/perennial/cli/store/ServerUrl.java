package dev.perennial.cli.store;

import dev.perennial.cli.ca.DirectoryUrl;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The directory of the CA that options name, or a renewal configuration they were restored from. */
public final class ServerUrl {
    private ServerUrl() {}

    public static URI of(ParsedOptions options) throws Failure {
        String text = options.required("server");
        return DirectoryUrl.of(text).orElseThrow(() -> refused(text));
    }

    /** The same, and after it the CAs that take over when it fails. A rehearsal is about the first. */
    public static List<URI> all(ParsedOptions options) throws Failure {
        List<String> listed = options.list("servers");
        if (listed.isEmpty() || options.flag("dry_run")) {
            return List.of(of(options));
        }
        // Who has found out at a terminal that the first does not answer begins with the next.
        int begin = options.origin("server") == Origin.RUNTIME ? listed.indexOf(options.required("server")) : 0;
        List<URI> all = new ArrayList<>(listed.size());
        for (String url : listed.subList(Math.max(0, begin), listed.size())) {
            all.add(of(options.with("server", url)));
        }
        return all;
    }

    /** Whether nobody trusts what it issues, by Certbot's rule. */
    public static boolean isStaging(String server) {
        return server.contains("staging");
    }

    private static Failure refused(String text) {
        return new Failure(
                        FailureKind.REFUSED, "'" + text + "' cannot be the URL of a certificate authority's directory.")
                .holding("Nothing was done.")
                .next("Give the right one with --server.");
    }
}
