package dev.perennial.cli.verb;

import com.google.gson.JsonPrimitive;
import dev.perennial.cli.completion.Shell;
import dev.perennial.cli.completion.Typing;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import java.util.List;
import java.util.Optional;

/** {@code completion SHELL}: a script that completes command lines of the name this was called by. Touches nothing. */
final class CompletionVerb implements Verb {
    @Override
    public int run(Context context) throws Failure {
        List<String> operands = context.options().operands();
        Optional<Shell> shell = operands.size() == 1 ? Shell.named(operands.getFirst()) : Optional.empty();
        if (shell.isEmpty()) {
            throw new Failure(
                            FailureKind.USAGE,
                            "completion needs the name of a shell: " + String.join(", ", Shell.names()) + '.')
                    .holding("Nothing was done.")
                    .next("For this bash: . <(" + context.environment().program() + " completion bash)")
                    .exit(2);
        }
        String script = shell.get()
                .script(new Typing(
                        context.options().table(), context.environment().program()));
        if (context.output().json()) {
            context.output().data("script", new JsonPrimitive(script));
        } else {
            context.environment().stdout().print(script);
        }
        return 0;
    }
}
