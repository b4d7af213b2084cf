package dev.perennial.cli.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.Output;
import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The whole job on loopback: a CA in this process, an account, a certificate for two names, a handshake with it, a
 * renewal, a rehearsal, and what each way of starting a renewal would wait. Real commands with real files, in a folder
 * of its own that is left for the curious.
 */
public final class Demo {
    private static final String NAME = "www.example.org";
    private static final String OTHER = "api.example.org";

    private final Environment environment;
    private final Output out;
    private final JsonArray handshakes = new JsonArray();

    public Demo(Context context) {
        this.environment = context.environment();
        this.out = context.output();
    }

    /**
     * Uses loopback and writes below a new temporary folder only: no cli.ini but its own is read.
     *
     * @throws Failure naming the command that failed
     */
    public void run() throws Failure, IOException, GeneralSecurityException, InterruptedException {
        out.heading("A certificate authority and a DNS of its own, in this process");
        try (TestCa ca = TestCa.start()) {
            DemoFolder folder = DemoFolder.create(ca, environment.variable("TMPDIR"));
            out.data("folder", new JsonPrimitive(folder.root().toString()));
            out.data("directory", new JsonPrimitive(ca.directory().toString()));
            out.line("  directory    " + ca.directory() + "\n  every name   is at 127.0.0.1, port " + ca.httpPort()
                    + " for http-01\n  settings     " + folder.ini() + ", read by each command below");
            Stage stage = new Stage(environment, out, folder.ini());
            obtain(stage);
            Handshake handshake = new Handshake(folder.live(NAME), ca.trust());
            prove(handshake, NAME);
            renew(stage);
            prove(handshake, OTHER);
            out.data("handshakes", handshakes);
            stage.heading("What there is now");
            stage.run("certificates");
            stage.heading("What a renewal would wait, by how it is started");
            new WaitTable(environment, out).show();
            stage.tellTimes();
            leave(folder.root());
        }
    }

    private static void obtain(Stage stage) throws Failure {
        stage.heading("An account, and a certificate for two names by http-01");
        stage.run("register", "--agree-tos", "--email", "you@example.org");
        stage.run("certonly", "--standalone", "-d", NAME + ',' + OTHER);
    }

    private static void renew(Stage stage) throws Failure {
        stage.heading("It is not due, so only force renews it; then a rehearsal, which keeps nothing");
        stage.run("renew");
        stage.run("renew", "--force-renewal", "--no-random-sleep-on-renew");
        stage.run("renew", "--dry-run", "--no-random-sleep-on-renew");
    }

    private void prove(Handshake handshake, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        SeenCertificate seen = handshake.with(name);
        out.line("  " + seen.text());
        handshakes.add(seen.json());
    }

    private void leave(Path root) throws IOException {
        out.heading("What is left: " + root);
        String tree = Tree.of(root, environment.stdout().charset());
        out.line(tree);
        // In a clone nothing is on the PATH; its script says how it was called.
        String called = environment.variable("PERENNIAL_COMMAND");
        out.line("Look around with '" + (called.isEmpty() ? environment.program() : called) + " certificates -c "
                + root.resolve("cli.ini") + "'; remove it with 'rm -r " + root + "'.");
    }
}
