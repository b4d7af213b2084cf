package dev.perennial.cli.dns;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Rows;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.cli.provider.ProviderDescription;
import dev.perennial.cli.provider.ProviderField;
import dev.perennial.engine.Durations;
import java.util.List;
import java.util.Optional;

/** {@code dns describe NAME}: what a provider needs, ready to be filled in. */
public final class ProviderPage {
    private final Context context;

    public ProviderPage(Context context) {
        this.context = context;
    }

    /**
     * Shows it.
     *
     * @param words the name of the provider
     * @return the exit code
     */
    public int run(List<String> words) throws Failure {
        if (words.size() != 1) {
            throw new Failure(FailureKind.USAGE, "dns describe needs the name of one provider.")
                    .holding("Nothing was done.")
                    .next("They are listed by: " + context.environment().program() + " dns providers")
                    .exit(2);
        }
        String name = words.getFirst().startsWith("dns-") ? words.getFirst().substring(4) : words.getFirst();
        KnownProviders providers =
                KnownProviders.of(context.options(), context.environment().variables());
        providers.require(name);
        ProviderDescription description = providers.describe(name);
        if (context.output().json()) {
            context.output().data("provider", data(description));
        } else {
            text(description);
        }
        return 0;
    }

    private static JsonObject data(ProviderDescription provider) {
        JsonObject all = new JsonObject();
        all.addProperty("name", provider.info().name());
        all.addProperty("title", provider.info().title());
        all.addProperty("docs", provider.docs());
        all.addProperty("permissions", provider.permissions());
        all.addProperty("note", provider.note());
        all.addProperty("propagationSeconds", provider.patience().toSeconds());
        provider.ttl().ifPresent(ttl -> all.addProperty("ttl", ttl));
        JsonArray fields = new JsonArray();
        for (ProviderField field : provider.fields()) {
            JsonObject one = new JsonObject();
            one.addProperty("key", field.key());
            one.addProperty("help", field.help());
            one.addProperty("secret", field.secret());
            one.addProperty("required", field.required());
            one.addProperty("initial", field.initial());
            one.add("environment", texts(field.environment()));
            one.add("choices", texts(field.choices()));
            fields.add(one);
        }
        all.add("fields", fields);
        JsonArray ways = new JsonArray();
        provider.ways().forEach(way -> ways.add(texts(way)));
        all.add("ways", ways);
        return all;
    }

    private static JsonArray texts(List<String> all) {
        JsonArray array = new JsonArray();
        all.forEach(array::add);
        return array;
    }

    private void text(ProviderDescription provider) {
        String name = provider.info().name();
        Rows rows = new Rows("Needs".length());
        rows.add("API", provider.docs());
        if (!provider.permissions().isEmpty()) {
            rows.add("Needs", provider.permissions());
        }
        if (!provider.note().isEmpty()) {
            rows.add("Note", provider.note());
        }
        rows.add("Wait", "until all authoritative servers show a change, up to " + Durations.text(provider.patience()));
        provider.ttl().ifPresent(ttl -> rows.add("TTL", ttl + " seconds"));
        context.output().heading(provider.info().title() + " (dns-" + name + ')');
        context.output().line(rows.text());
        String file = Credentials.of(name, Optional.empty(), context.options())
                .usual()
                .toString();
        context.output()
                .heading("Credentials, in " + file + " (chmod 600) or where --dns-" + name + "-credentials says");
        context.output().line(CredentialsForm.of(provider));
        context.output().heading("For example");
        String program = context.environment().program();
        context.output()
                .line("  " + program + " dns test " + name + " example.com\n  " + program + " certonly --dns-" + name
                        + " -d example.com -d '*.example.com'");
    }
}
