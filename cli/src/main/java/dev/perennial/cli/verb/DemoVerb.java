package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.demo.Demo;

/** {@code demo}: the whole job, with nothing else installed and nothing outside a temporary folder touched. */
final class DemoVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        new Demo(context).run();
        return 0;
    }
}
