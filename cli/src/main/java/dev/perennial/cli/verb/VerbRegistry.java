package dev.perennial.cli.verb;

import dev.perennial.cli.invocation.WaitingProcesses;

/** Which class does which command. A switch, so that only the named class is loaded. */
public final class VerbRegistry {
    private VerbRegistry() {}

    /** By the name that the parser gives it. */
    public static Verb find(String name) {
        return switch (name) {
            case "help" -> new HelpVerb();
            case "version" -> new VersionVerb();
            case "certonly" -> new CertonlyVerb();
            case "renew" -> new RenewVerb();
            case "certificates" -> new CertificatesVerb();
            case "revoke" -> new RevokeVerb();
            case "delete" -> new DeleteVerb();
            case "register" -> new RegisterVerb();
            case "show_account" -> new ShowAccountVerb();
            case "update_account" -> new UpdateAccountVerb();
            case "unregister" -> new UnregisterVerb();
            case "go" -> new GoVerb(WaitingProcesses.ofMachine());
            case "why" -> new WhyVerb();
            case "status" -> new StatusVerb();
            case "doctor" -> new DoctorVerb();
            case "timer" -> new TimerVerb();
            case "import" -> new ImportVerb();
            case "demo" -> new DemoVerb();
            case "simulate" -> new SimulateVerb();
            case "plugins" -> new PluginsVerb();
            case "dns" -> new DnsVerb();
            case "run" -> new RunVerb();
            case "reconfigure" -> new ReconfigureVerb();
            case "install" -> new InstallVerb();
            case "enhance" -> new EnhanceVerb();
            case "rollback" -> new RollbackVerb();
            case "completion" -> new CompletionVerb();
            case "manpage" -> new ManpageVerb();
            default -> throw new IllegalArgumentException("no such command: " + name);
        };
    }
}
