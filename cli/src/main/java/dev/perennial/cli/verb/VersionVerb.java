package dev.perennial.cli.verb;

import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;

/** {@code --version}. Touches nothing. */
final class VersionVerb implements Verb {
    @Override
    public int run(Context context) {
        String version = context.environment().version();
        if (context.output().json()) {
            context.output().data("version", new JsonPrimitive(version));
        } else {
            // Not silenced by --quiet: whoever asks wants this one line.
            context.environment().stdout().println(context.environment().program() + ' ' + version);
        }
        return 0;
    }
}
