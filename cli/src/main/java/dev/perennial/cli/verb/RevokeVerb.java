package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.work.Revocable;
import dev.perennial.cli.work.Revocation;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.LockedException;
import java.util.List;
import java.util.Optional;

/** {@code revoke}: revokes a certificate at its CA, then deletes its files if that is wanted and harms no other. */
final class RevokeVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        CertbotPaths paths = Folders.of(context.options());
        Listener listener = new ProgressListener(context);
        LineageStore store = new LineageStore(paths, context.environment().version());
        Prompts prompts = new Prompts(context.environment(), context.options());
        Revocable revocable = Revocable.find(store, context.options());
        Revocation revocation = new Revocation(context, revocable, new AccountStore(paths, listener), prompts);
        // No lock is held while a person thinks about a question: a renewal must not be refused for that.
        try (DirectoryLocks _ = Folders.lock(context)) {
            boolean now = revocation.run();
            tell(context.output(), revocation, revocable, now);
        }
        if (wanted(store, revocable, listener, context.output(), prompts)) {
            delete(context, revocable.lineages().getFirst(), new Deleting(store, context.output()));
        }
        return 0;
    }

    private static void tell(Output output, Revocation revocation, Revocable revocable, boolean now) {
        output.line(
                now
                        ? "Congratulations! You have successfully revoked the certificate that was located at "
                                + revocable.file() + "."
                        : "The certificate " + revocable.file() + " was revoked already; the certificate authority"
                                + " has nothing more to do.");
        if (output.json()) {
            ParsedOptions options = revocable.options();
            JsonObject object = new JsonObject();
            object.addProperty("path", revocable.file().toString());
            object.addProperty("serial", revocable.certificate().serial().toString(16));
            JsonArray names = new JsonArray();
            revocable.lineages().forEach(lineage -> names.add(lineage.name()));
            object.add("names", names);
            object.addProperty("server", revocation.server().toString());
            object.addProperty("reason", options.required("reason"));
            object.addProperty("signedBy", options.path("key_path").isPresent() ? "key" : "account");
            object.addProperty("already", !now);
            output.data("revoked", object);
        }
    }

    /** Whether to delete the lineage, of which there is exactly one then. */
    private static boolean wanted(
            LineageStore store, Revocable revocable, Listener listener, Output output, Prompts prompts)
            throws Failure, LineageException, InterruptedException {
        Optional<Boolean> said = revocable.options().choice("delete_after_revoke");
        if (said.isPresent() && !said.get()) {
            return false;
        }
        if (revocable.lineages().isEmpty()) {
            output.line("No certificate kept here has that file, so there is nothing to delete.");
            return false;
        }
        Lineage lineage = revocable.lineages().getFirst();
        List<String> sharing = store.sharingArchive(lineage);
        if (revocable.lineages().size() > 1 || !sharing.isEmpty()) {
            listener.on(new Event.Warning("Not deleting revoked certificates due to overlapping archive dirs."
                    + " More than one certificate is using " + lineage.archiveDir()));
            return false;
        }
        if (said.isEmpty() && !prompts.interactive() && !revocable.live()) {
            // Certbot deletes here, and with it the newer certificate that servers use.
            listener.on(new Event.Warning("Not deleting " + lineage.name() + ": what was revoked is not the certificate"
                    + " it has in use. With --delete-after-revoke all its versions are deleted."));
            return false;
        }
        return said.isPresent()
                || prompts.confirm(
                        Ask.DELETE_REVOKED,
                        "Would you like to delete the certificate(s) you just revoked, along with all earlier and later"
                                + " versions of the certificate?",
                        "Yes (recommended)",
                        "No",
                        true);
    }

    private static void delete(Context context, Lineage lineage, Deleting deleting)
            throws Failure, LineageException, InterruptedException {
        try (DirectoryLocks _ = Folders.lock(context)) {
            deleting.delete(lineage.name());
        } catch (LockedException e) {
            throw new Failure(FailureKind.LOCKED, String.valueOf(e.getMessage()), e)
                    .holding("The certificate is revoked, but its files are still in place.")
                    .next("Run delete --cert-name " + lineage.name() + " later.");
        }
    }
}
