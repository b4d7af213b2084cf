package dev.perennial.cli.verb;

import dev.perennial.cli.invocation.WaitingProcesses;
import java.util.Optional;

/** Which class does which command. A switch, so that only the named class is loaded. */
public final class VerbRegistry {
    private VerbRegistry() {}

    /** Absent for a command that this build understands but does not have. */
    public static Optional<Verb> find(String name) {
        return switch (name) {
            case "help" -> Optional.of(new HelpVerb());
            case "version" -> Optional.of(new VersionVerb());
            case "certonly" -> Optional.of(new CertonlyVerb());
            case "reconfigure" -> Optional.of(new ReconfigureVerb());
            case "renew" -> Optional.of(new RenewVerb());
            case "certificates" -> Optional.of(new CertificatesVerb());
            case "revoke" -> Optional.of(new RevokeVerb());
            case "delete" -> Optional.of(new DeleteVerb());
            case "register" -> Optional.of(new RegisterVerb());
            case "show_account" -> Optional.of(new ShowAccountVerb());
            case "update_account" -> Optional.of(new UpdateAccountVerb());
            case "unregister" -> Optional.of(new UnregisterVerb());
            case "go" -> Optional.of(new GoVerb(WaitingProcesses.ofMachine()));
            case "why" -> Optional.of(new WhyVerb());
            case "timer" -> Optional.of(new TimerVerb());
            case "demo" -> Optional.of(new DemoVerb());
            case "plugins" -> Optional.of(new PluginsVerb());
            default -> Optional.empty();
        };
    }
}
