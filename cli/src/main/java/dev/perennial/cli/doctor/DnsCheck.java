package dev.perennial.cli.doctor;

import dev.perennial.acme.Dns01;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Question;
import dev.perennial.dns.RecordType;
import dev.perennial.dns.Resolution;
import dev.perennial.dns.ServerAnswer;
import dev.perennial.dns.Survey;
import dev.perennial.engine.Parallel;
import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the authoritative servers say of each name, and whether they say the same. Uses the network. */
record DnsCheck(Patient patient, Tools tools) implements Check {
    private static final String CHALLENGE = "_acme-challenge.";

    @Override
    public Area area() {
        return Area.DNS;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        Map<String, Boolean> needsAddress = new LinkedHashMap<>();
        for (Identifier name : patient.names()) {
            if (name instanceof Identifier.Dns) {
                needsAddress.merge(Patient.host(name), !patient.provenInDns(name), Boolean::logicalOr);
            }
        }
        Set<Finding> findings = new LinkedHashSet<>();
        Parallel.map(List.copyOf(needsAddress.keySet()), host -> of(host, Boolean.TRUE.equals(needsAddress.get(host))))
                .forEach(findings::addAll);
        Parallel.map(
                        patient.provenBy(Dns01.TYPE).stream()
                                .map(Patient::host)
                                .distinct()
                                .toList(),
                        this::challenge)
                .forEach(findings::addAll);
        return List.copyOf(findings);
    }

    private List<Finding> of(String host, boolean needed) throws InterruptedException {
        Addresses addresses = tools.addresses(host);
        List<Finding> findings = new ArrayList<>();
        List<InetAddress> all = addresses.all();
        if (!all.isEmpty()) {
            findings.add(new Finding.Ok(Area.DNS, host, found(addresses, all)));
            unreachable(host, all, findings);
        } else if (needed) {
            findings.add(absent(host, addresses));
        }
        servers(List.of(addresses.four(), addresses.six()), findings);
        return findings;
    }

    private static String found(Addresses addresses, List<InetAddress> all) {
        Resolution shown = addresses.four().data().isEmpty() ? addresses.six() : addresses.four();
        String alias = shown.names().size() > 1
                ? "an alias of "
                        + String.join(
                                ", then ",
                                shown.names().subList(1, shown.names().size())) + ", at "
                : "at ";
        Survey last = shown.last();
        long heard = last.answers().stream().filter(ServerAnswer::usable).count();
        return alias
                + String.join(", ", all.stream().map(Home::text).toList())
                + (heard == 0
                        ? ""
                        : ", say " + heard + " of " + last.answers().size() + " servers of "
                                + last.zone().name());
    }

    private static void unreachable(String host, List<InetAddress> all, List<Finding> findings) {
        List<String> inner = all.stream()
                .filter(address -> !Home.isPublic(address))
                .map(Home::text)
                .toList();
        if (!inner.isEmpty()) {
            findings.add(new Finding.Warning(
                    Area.DNS,
                    host,
                    String.join(", ", inner) + (inner.size() == 1 ? " is no address" : " are no addresses")
                            + " of the internet, so only a CA of your own gets there",
                    "For a public CA, give the name an address of the internet, or prove control by DNS."));
        }
    }

    private static Finding absent(String host, Addresses addresses) {
        Resolution four = addresses.four();
        String remedy = "Give " + host + " an A or AAAA record with an address of this machine.";
        return switch (four.ending()) {
            case NO_SUCH_NAME -> new Finding.Failure(Area.DNS, host, "there is no such name" + by(four), remedy);
            case LOOP ->
                new Finding.Failure(
                        Area.DNS,
                        host,
                        "its CNAME records lead in a circle: " + String.join(", ", four.names()),
                        "Break the circle.");
            case TOO_MANY_ALIASES ->
                new Finding.Failure(
                        Area.DNS,
                        host,
                        "it leads through " + (four.names().size() - 1) + " CNAME records, more than CAs follow",
                        "Let it lead to its address in fewer steps.");
            case NO_ANSWER ->
                new Finding.Failure(
                        Area.DNS,
                        host,
                        "nobody can say where it leads: " + failures(four.last()),
                        "Repair the name servers, or correct the delegation where the domain is registered.");
            case NO_DATA, FOUND -> new Finding.Failure(Area.DNS, host, "it has no address" + by(four), remedy);
        };
    }

    private static String by(Resolution resolution) {
        String zone = resolution.last().zone().name();
        return zone.isEmpty() ? "" : ", say the servers of " + zone;
    }

    private static String failures(Survey survey) {
        List<String> all = new ArrayList<>(survey.zone().problems());
        survey.failing().forEach(each -> all.add(each.text()));
        return String.join("; ", all);
    }

    /** Of dns-01, whose record need not be there yet. */
    private List<Finding> challenge(String host) throws InterruptedException {
        Resolution resolution = tools.authorities().resolve(new Question(CHALLENGE + host, RecordType.TXT));
        List<Finding> findings = new ArrayList<>();
        String looked = CHALLENGE + host;
        List<String> names = resolution.names();
        switch (resolution.ending()) {
            case FOUND, NO_DATA, NO_SUCH_NAME ->
                findings.add(new Finding.Ok(
                        Area.DNS,
                        looked,
                        (names.size() > 1 ? "an alias of " + names.getLast() + ", in " : "in ") + "the zone "
                                + resolution.last().zone().name() + ", which answers for it"));
            case LOOP, TOO_MANY_ALIASES ->
                findings.add(new Finding.Failure(
                        Area.DNS,
                        looked,
                        "its CNAME records lead nowhere: " + String.join(", ", names),
                        "Let it lead to the zone where the responses are published."));
            case NO_ANSWER ->
                findings.add(new Finding.Failure(
                        Area.DNS,
                        looked,
                        "nobody answers for it: " + failures(resolution.last()),
                        "Repair the name servers, or correct the delegation."));
        }
        servers(List.of(resolution), findings);
        return findings;
    }

    private static void servers(List<Resolution> resolutions, List<Finding> findings) {
        Set<Finding> seen = new LinkedHashSet<>();
        for (Resolution each : resolutions) {
            for (Survey hop : each.hops()) {
                if (!hop.usable().isEmpty()) {
                    hop(hop, seen);
                }
            }
        }
        findings.addAll(seen);
    }

    private static void hop(Survey hop, Set<Finding> findings) {
        String servers = "name servers of " + hop.zone().name();
        if (hop.recursive().isPresent()) {
            findings.add(new Finding.NotChecked(
                    Area.DNS,
                    hop.zone().name().isEmpty() ? hop.question().name() : servers,
                    "they cannot be asked from here (" + failures(hop) + "); the resolver "
                            + hop.recursive().get().server().text() + " was asked, which may remember what has changed",
                    "Let this machine ask port 53 of any address, by UDP and TCP."));
            return;
        }
        for (ServerAnswer each : hop.failing()) {
            findings.add(new Finding.Warning(
                    Area.DNS,
                    servers,
                    each.text(),
                    "A CA may ask just this one. Repair it, or take it out of the delegation."));
        }
        for (String problem : hop.zone().problems()) {
            findings.add(new Finding.Warning(Area.DNS, servers, problem, "Correct the NS records."));
        }
        Map<String, List<NameServer>> opinions = hop.opinions();
        if (opinions.size() > 1) {
            List<String> each = new ArrayList<>();
            opinions.forEach((text, who) -> each.add(text + " by "
                    + String.join(", ", who.stream().map(NameServer::text).toList())));
            findings.add(new Finding.Warning(
                    Area.DNS,
                    hop.question().name() + ' ' + hop.question().type(),
                    "the servers disagree: " + String.join("; ", each),
                    "Wait until a change has reached all of them, or see why the zone is not transferred."));
        }
    }
}
