package dev.perennial.cli.dns;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.provider.Credentials;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.cli.provider.ProviderInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code dns providers [WORD]}: where TXT records can be put. Reads the disk, so far as it may. */
public final class ProviderList {
    private static final int NAME = 16;

    private final Context context;

    public ProviderList(Context context) {
        this.context = context;
    }

    /**
     * Lists them.
     *
     * @param words one to look for in names and titles, or none
     * @return the exit code
     */
    public int run(List<String> words) throws Failure {
        if (words.size() > 1) {
            throw new Failure(
                            FailureKind.USAGE,
                            "dns providers takes one word to look for, and has " + words.size() + '.')
                    .holding("Nothing was done.")
                    .exit(2);
        }
        String wanted = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
        KnownProviders providers =
                KnownProviders.of(context.options(), context.environment().variables());
        List<ProviderInfo> shown = new ArrayList<>();
        for (String name : providers.names()) {
            ProviderInfo info = providers.find(name).orElseThrow();
            if (name.contains(wanted) || info.title().toLowerCase(Locale.ROOT).contains(wanted)) {
                shown.add(info);
            }
        }
        if (context.output().json()) {
            context.output().data("providers", data(shown));
        } else {
            text(shown, wanted);
        }
        return 0;
    }

    private boolean configured(ProviderInfo info) {
        return Credentials.of(info.name(), Optional.empty(), context.options())
                .file()
                .isPresent();
    }

    private JsonArray data(List<ProviderInfo> shown) {
        JsonArray all = new JsonArray();
        for (ProviderInfo info : shown) {
            JsonObject one = new JsonObject();
            one.addProperty("name", info.name());
            one.addProperty("title", info.title());
            one.addProperty("configured", configured(info));
            all.add(one);
        }
        return all;
    }

    private void text(List<ProviderInfo> shown, String wanted) {
        if (shown.isEmpty()) {
            context.output()
                    .line("No DNS provider's name has \"" + wanted
                            + "\" in it. For one that is not here, write a recipe"
                            + " (docs/dns-recipes.md), or use a script that you have (docs/bridges.md).");
            return;
        }
        boolean some = false;
        for (ProviderInfo info : shown) {
            boolean configured = configured(info);
            some |= configured;
            String blanks = " ".repeat(Math.max(1, NAME - info.name().length()));
            context.output().line((configured ? "* " : "  ") + info.name() + blanks + info.title());
        }
        String program = context.environment().program();
        context.output()
                .line("\n" + shown.size() + (shown.size() == 1 ? " provider" : " providers")
                        + (some ? "; * has credentials here" : "") + ". What one needs: " + program
                        + " dns describe NAME");
    }
}
