package dev.perennial.cli.work;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Event;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Renewable;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.engine.Renewed;
import dev.perennial.lineage.Hooks;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import dev.perennial.pki.RenewalInfoId;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A lineage on disk as the engine sees it. */
public final class LineageRenewal implements Renewable {
    private final String name;
    private final LineageStore store;
    private final ParsedOptions options;
    private final Obtaining obtaining;
    private final SuggestedWindows windows;
    private final Hooks hooks;

    public LineageRenewal(
            String name,
            LineageStore store,
            ParsedOptions options,
            Obtaining obtaining,
            SuggestedWindows windows,
            Hooks hooks) {
        this.name = name;
        this.store = store;
        this.options = options;
        this.obtaining = obtaining;
        this.windows = windows;
        this.hooks = hooks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RenewalFacts facts() throws RenewalException, InterruptedException {
        try {
            StoredLineage stored = StoredLineage.read(store.load(name));
            ParsedOptions effective = stored.restore(options);
            Certificate certificate = stored.certificate();
            boolean forced = options.flag("renew_by_default");
            boolean rehearsal = options.flag("dry_run");
            Optional<Duration> interval =
                    stored.lineage().renewBeforeExpiry().map(before -> before.from(certificate.notAfter()));
            return new RenewalFacts(
                    certificate.notBefore(),
                    certificate.notAfter(),
                    forced || rehearsal ? Optional.empty() : windows.suggested(effective, certificate),
                    interval,
                    effective.flag("autorenew"),
                    forced,
                    rehearsal);
        } catch (LineageException e) {
            throw new RenewalException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    @Override
    public Renewed renew(Decision.Due decision, Listener listener) throws RenewalException, InterruptedException {
        try {
            Lineage lineage = store.load(name);
            StoredLineage stored = StoredLineage.read(lineage);
            ParsedOptions effective = stored.restore(options);
            Certificate old = stored.certificate();
            boolean reuse = effective.flag("reuse_key") && !options.flag("new_key");
            Optional<KeyPair> key =
                    reuse ? Optional.of(Keys.fromPem(Files.readString(lineage.privkey()))) : Optional.empty();
            hooks.post(effective.text("post_hook"));
            hooks.pre(effective.text("pre_hook"));
            Obtaining.Obtained obtained = obtaining.obtain(effective, old.identifiers(), key, RenewalInfoId.of(old));
            if (!options.flag("dry_run")) {
                store.saveSuccessor(lineage, obtained.files(), obtained.renewalParams());
                listener.on(new Event.Kept(name, lineage.fullchain().toString()));
            }
            if (!options.flag("dry_run") || options.flag("run_deploy_hooks")) {
                hooks.deploy(effective.text("deploy_hook"), lineage, stored.names());
            }
            return new Renewed(
                    old.identifiers(), obtained.files().chain().leaf().notAfter());
        } catch (Failure | LineageException | AcmeException | IssuanceException e) {
            throw new RenewalException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        } catch (IOException | PkiException e) {
            throw new RenewalException("The key of " + name + " cannot be used again: " + e.getMessage(), e);
        }
    }
}
