package dev.perennial.it.sequence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A person writes into a renewal configuration: a hook, or what no program knows. */
record ByHand(String name, boolean hook) implements Action {
    static final String NOTE = "# do not touch\nfuture_key = 17\narchive_dir";
    static final String SECTION = "\n# for later\n[future_section]\nkey = a, b\n";

    @Override
    public boolean fits(World world) {
        return world.has(name)
                && (hook ? !world.get(name).hooked() : !world.get(name).noted());
    }

    @Override
    public void prepare(Machine machine) throws IOException {
        Path conf = machine.etc("renewal/" + name + ".conf");
        String text = Files.readString(conf);
        Files.writeString(
                conf,
                hook
                        ? text.replace("[renewalparams]\n", "[renewalparams]\nrenew_hook = " + Machine.HOOK + '\n')
                        : text.replace("archive_dir", NOTE) + SECTION);
    }

    @Override
    public String line(World world) {
        return "";
    }

    @Override
    public World after(World world) {
        return world.change(name, hook ? Known::withHook : Known::withNote);
    }
}
