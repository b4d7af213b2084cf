package dev.perennial.cli.doctor;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.account.Accounts;
import dev.perennial.cli.ca.DirectoryUrl;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.dns.CaaPolicy;
import dev.perennial.dns.CaaRequest;
import dev.perennial.dns.CaaSet;
import dev.perennial.dns.CaaVerdict;
import dev.perennial.dns.DnsAnswer;
import dev.perennial.dns.RecordData;
import dev.perennial.dns.Resolution;
import dev.perennial.dns.ServerAnswer;
import dev.perennial.engine.Parallel;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.StoredAccount;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether CAA records let this CA issue, to this account and by this kind of proof. Uses disk and network. */
record CaaCheck(Patient patient, Tools tools) implements Check {
    @Override
    public Area area() {
        return Area.CAA;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        List<String> issuers = issuers();
        Optional<String> account = account();
        List<Identifier> names = patient.names().stream()
                .filter(Identifier.Dns.class::isInstance)
                .toList();
        List<Finding> all = new ArrayList<>();
        Parallel.map(names, name -> of(name, issuers, account)).forEach(all::addAll);
        return all.stream().distinct().toList();
    }

    /** What cas.ini says where the CA cannot be asked or does not say, of which the check of the CA tells; none if neither does. */
    private List<String> issuers() throws InterruptedException {
        List<String> shown = shownByTheCa();
        return shown.isEmpty()
                ? DirectoryUrl.of(patient.options().required("server"))
                        .map(server -> tools.cas().at(server).caaIdentities())
                        .orElse(List.of())
                : shown;
    }

    private List<String> shownByTheCa() throws InterruptedException {
        try {
            return tools.clients().of(patient.options()).directory().meta().caaIdentities();
        } catch (AcmeException | Failure e) {
            return List.of();
        }
    }

    /** Absent if there is none yet, or this user may not see it. */
    private Optional<String> account() throws InterruptedException {
        try {
            CertbotPaths paths = Folders.of(patient.options());
            URI server = ServerUrl.of(patient.options());
            if (!Files.isDirectory(paths.accounts(server))) {
                return Optional.empty(); // looking for accounts of an older API would link them
            }
            return new Accounts(new AccountStore(paths), patient.options())
                    .stored(server)
                    .map(StoredAccount::url)
                    .map(Object::toString);
        } catch (LineageException | Failure e) {
            return Optional.empty();
        }
    }

    private List<Finding> of(Identifier name, List<String> issuers, Optional<String> account)
            throws InterruptedException {
        CaaSet set = tools.caa(Patient.host(name));
        List<Finding> findings = new ArrayList<>();
        for (Resolution level : set.looked()) {
            silence(name, level).ifPresent(findings::add);
        }
        boolean unheard = findings.stream().anyMatch(Finding.Failure.class::isInstance);
        if (!unheard && (set.records().isEmpty() || !issuers.isEmpty())) {
            boolean wildcard = name instanceof Identifier.Dns dns && dns.wildcard();
            CaaRequest request = new CaaRequest(issuers, account, Optional.of(patient.challenge(name)), wildcard);
            findings.add(judged(name, set, request));
        } else if (!unheard) {
            findings.add(new Finding.NotChecked(
                    Area.CAA,
                    name.value(),
                    "the CA has not said what it is called in CAA records; they are " + shown(set),
                    ""));
        }
        return findings;
    }

    /** SERVFAIL is never permission (Baseline Requirements 3.2.2.8). */
    private static Optional<Finding> silence(Identifier name, Resolution level) {
        String looked = name.value();
        List<ServerAnswer> broken = level.last().failing().stream()
                .filter(each -> !(each.answer() instanceof DnsAnswer.TimedOut)
                        && !(each.answer() instanceof DnsAnswer.Unreachable))
                .toList();
        String at = level.question().name();
        return switch (level.ending()) {
            case NO_ANSWER, LOOP, TOO_MANY_ALIASES ->
                Optional.of(new Finding.Failure(
                        Area.CAA,
                        looked,
                        "the question for CAA records of " + at + " gets no answer: "
                                + texts(level.last().failing()),
                        "Repair the name servers: without an answer no CA issues, even if there is no such record."));
            case FOUND, NO_DATA, NO_SUCH_NAME ->
                broken.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Finding.Warning(
                                Area.CAA,
                                looked,
                                "some servers fail when asked for CAA records of " + at + ": " + texts(broken),
                                "Repair them: a CA that asks one of them does not issue."));
        };
    }

    private static String texts(List<ServerAnswer> answers) {
        return answers.isEmpty()
                ? "its aliases lead nowhere"
                : String.join("; ", answers.stream().map(ServerAnswer::text).toList());
    }

    private static Finding judged(Identifier name, CaaSet set, CaaRequest request) {
        String looked = name.value();
        String issuer = request.issuers().isEmpty() ? "" : request.issuers().getFirst();
        return switch (CaaPolicy.judge(set.records(), request)) {
            case CaaVerdict.Unrestricted() ->
                new Finding.Ok(
                        Area.CAA,
                        looked,
                        set.records().isEmpty()
                                ? "no record restricts who may issue"
                                : "the records at " + set.at() + " do not restrict who may issue");
            case CaaVerdict.Permitted(RecordData.Caa by) ->
                request.account().isEmpty() && by.value().contains("accounturi")
                        ? new Finding.Warning(
                                Area.CAA,
                                looked,
                                "allowed at " + set.at() + " for one account only, and none could be read here: " + by,
                                "Run this as the user who renews; if there is no account yet, put its URL there once there"
                                        + " is.")
                        : new Finding.Ok(Area.CAA, looked, "allowed at " + set.at() + " by " + by);
            case CaaVerdict.OtherIssuers(List<RecordData.Caa> records) ->
                new Finding.Failure(
                        Area.CAA,
                        looked,
                        "this CA is not among those that may issue: " + shown(set),
                        "Add to the CAA records of " + set.at() + ": 0 "
                                + records.getFirst().tag() + " \"" + issuer + "\".");
            case CaaVerdict.OtherAccount(RecordData.Caa record, String account) ->
                new Finding.Failure(
                        Area.CAA,
                        looked,
                        "at " + set.at() + " only the account " + account + " may order: " + record,
                        "Set accounturi to that of this machine, "
                                + request.account().orElse("") + '.');
            case CaaVerdict.OtherMethods(RecordData.Caa record, String methods) ->
                new Finding.Failure(
                        Area.CAA,
                        looked,
                        "at " + set.at() + " only " + methods + " may prove control: " + record,
                        "Add " + request.method().orElse("") + " to validationmethods, or prove control so.");
            case CaaVerdict.UnknownTag(RecordData.Caa record) ->
                new Finding.Failure(
                        Area.CAA,
                        looked,
                        "at " + set.at() + " a critical record has a tag that CAs do not know: " + record,
                        "Remove the record, or set its flags to 0.");
            case CaaVerdict.Malformed(RecordData.Caa record, String why) ->
                new Finding.Failure(
                        Area.CAA,
                        looked,
                        "at " + set.at() + " the record for this CA cannot be satisfied, since " + why + ": " + record,
                        "Correct the record.");
        };
    }

    private static String shown(CaaSet set) {
        return String.join(", ", set.records().stream().map(Object::toString).toList()) + " at " + set.at();
    }
}
