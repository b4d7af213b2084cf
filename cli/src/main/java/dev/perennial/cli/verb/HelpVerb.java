package dev.perennial.cli.verb;

import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.manual.Help;

/** {@code --help [TOPIC]}. Touches nothing, reads no cli.ini. */
final class HelpVerb implements Verb {
    @Override
    public int run(Context context) {
        Help help = new Help(context.options().table(), context.environment().program());
        String page = help.page(context.options().text("help").orElse(""));
        if (context.output().json()) {
            context.output().data("help", new JsonPrimitive(page));
        } else {
            context.environment().stdout().print(page);
        }
        return 0;
    }
}
