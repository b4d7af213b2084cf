package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.dns.Persist;
import dev.perennial.cli.dns.ProviderList;
import dev.perennial.cli.dns.ProviderPage;
import dev.perennial.cli.dns.ProviderTrial;
import java.util.List;

/** {@code dns WORD ...}: what there is to do in the DNS besides obtaining certificates. */
final class DnsVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        List<String> words = context.options().operands();
        String first = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        return switch (first) {
            case "providers" -> new ProviderList(context).run(rest);
            case "describe" -> new ProviderPage(context).run(rest);
            case "test" -> new ProviderTrial(context).run(rest);
            case "persist" -> new Persist(context).run(rest);
            default -> throw usage(first);
        };
    }

    private static Failure usage(String word) {
        return new Failure(
                        FailureKind.USAGE,
                        word.isEmpty() ? "dns needs a word that says what to do." : "dns has no command " + word + '.')
                .holding("Nothing was done.")
                .next(
                        "There are dns providers, dns describe NAME, dns test NAME DOMAIN, and dns persist (show | publish |"
                                + " verify) DOMAIN...")
                .exit(2);
    }
}
