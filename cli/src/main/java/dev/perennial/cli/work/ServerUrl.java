package dev.perennial.cli.work;

import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.ca.DirectoryUrl;
import dev.perennial.cli.grammar.ParsedOptions;
import java.net.URI;

/** The directory of the CA that options name, or a renewal configuration they were restored from. */
public final class ServerUrl {
    private ServerUrl() {}

    public static URI of(ParsedOptions options) throws Failure {
        String text = options.required("server");
        return DirectoryUrl.of(text).orElseThrow(() -> refused(text));
    }

    /** Whether nobody trusts what it issues, by Certbot's rule. */
    static boolean isStaging(String server) {
        return server.contains("staging");
    }

    private static Failure refused(String text) {
        return new Failure(
                        FailureKind.REFUSED, "'" + text + "' cannot be the URL of a certificate authority's directory.")
                .holding("Nothing was done.")
                .next("Give the right one with --server.");
    }
}
