package dev.perennial.cli.verb;

import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.manual.Manual;
import dev.perennial.cli.manual.ManualPage;
import java.util.List;
import java.util.Optional;

/** {@code manpage [COMMAND]}: the source of a page of the manual, for where no package has installed it. Touches nothing. */
final class ManpageVerb implements Verb {
    @Override
    public int run(Context context) throws Failure {
        List<String> operands = context.options().operands();
        Manual manual =
                new Manual(context.options().table(), context.environment().version());
        Optional<ManualPage> page =
                operands.size() > 1 ? Optional.empty() : manual.find(operands.isEmpty() ? "" : operands.getFirst());
        if (page.isEmpty()) {
            throw new Failure(FailureKind.USAGE, "The manual has no page on " + String.join(" ", operands) + '.')
                    .holding("Nothing was done.")
                    .next("It has one on each command, one on cli.ini, and without a name one on the whole.")
                    .exit(2);
        }
        if (context.output().json()) {
            context.output().data("page", new JsonPrimitive(page.get().text()));
        } else {
            context.environment().stdout().print(page.get().text());
        }
        return 0;
    }
}
