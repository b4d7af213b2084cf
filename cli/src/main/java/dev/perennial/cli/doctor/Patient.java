package dev.perennial.cli.doctor;

import dev.perennial.acme.Dns01;
import dev.perennial.acme.DnsAccount01;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.Http01;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.cli.ca.DirectoryUrl;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.PluginRequest;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.grammar.SolverRoute;
import dev.perennial.cli.order.ProvenBy;
import dev.perennial.cli.policy.Standing;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that is there, or that somebody wants.
 *
 * @param name of the lineage, or the first of the names
 * @param standing absent if there is none yet
 * @param options of this run, with what the lineage remembers
 * @param authenticator how control is proven of names without a route; absent if nobody has said
 * @param names none if it cannot be read
 * @param known what was found before anybody looked closer
 */
record Patient(
        String name,
        Optional<Standing.Known> standing,
        ParsedOptions options,
        Optional<String> authenticator,
        List<Identifier> names,
        List<Finding> known) {
    Patient {
        names = List.copyOf(names);
        known = List.copyOf(known);
    }

    /** Of a certificate that is not there, or cannot be read. */
    static Patient of(String name, ParsedOptions options, List<Identifier> names) {
        Optional<String> authenticator = PluginRequest.of(options).authenticator();
        return new Patient(name, Optional.empty(), options, authenticator, names, List.of());
    }

    Patient knowing(Finding finding) {
        return new Patient(name, standing, options, authenticator, names, List.of(finding));
    }

    /** The same with each of the CAs that take over when the first one fails. */
    List<Patient> atOtherCas() {
        List<Patient> others = new ArrayList<>();
        for (String server : options.list("servers")) {
            if (!server.equals(options.required("server"))) {
                ParsedOptions there = options.with("server", server).without("account");
                others.add(new Patient(name, standing, there, authenticator, names, List.of()));
            }
        }
        return others;
    }

    /** Of its directory. */
    String caHost() {
        return DirectoryUrl.of(options.required("server"))
                .map(URI::getAuthority)
                .orElse(options.required("server"));
    }

    /** In which way control of a name is proven, by its route or as all others; absent if nobody has said. */
    Optional<String> method(Identifier name) {
        return Routing.of(options).find(name).map(SolverRoute::plugin).or(() -> authenticator);
    }

    /** Those ways, each once. */
    List<String> methods() {
        return names.stream().flatMap(name -> method(name).stream()).distinct().toList();
    }

    /** The challenge that the CA will look at for this name, as far as options tell. */
    String challenge(Identifier name) {
        List<String> preferred = options.list("pref_challs");
        String first = preferred.isEmpty() ? Http01.TYPE : preferred.getFirst();
        if (first.equals(DnsPersist01.TYPE) || (preferred.isEmpty() && provenByRecord(name))) {
            return DnsPersist01.TYPE;
        }
        String method = method(name).orElse("");
        if (PluginNames.isProvider(method)) {
            return first.equals(DnsAccount01.TYPE) ? first : Dns01.TYPE;
        }
        if (name instanceof Identifier.Dns dns && dns.wildcard()) {
            return Dns01.TYPE;
        }
        return switch (method) {
            case "webroot" -> Http01.TYPE;
            case "standalone" -> first.equals(TlsAlpn01.TYPE) ? first : Http01.TYPE;
            default -> first;
        };
    }

    /** Whether a record that stays has proven it when the certificate was obtained last. */
    boolean provenByRecord(Identifier name) {
        return ProvenBy.of(options).stream().anyMatch(record -> record.name().equals(name.value()));
    }

    /** Whether it is proven in the DNS, so that it needs no address. */
    boolean provenInDns(Identifier name) {
        String challenge = challenge(name);
        return challenge.equals(Dns01.TYPE)
                || challenge.equals(DnsAccount01.TYPE)
                || challenge.equals(DnsPersist01.TYPE);
    }

    /** The names proven by this kind of challenge. */
    List<Identifier> provenBy(String challenge) {
        return names.stream().filter(name -> challenge(name).equals(challenge)).toList();
    }

    /** What DNS, servers and redirects know the name by: without {@code *.}. */
    static String host(Identifier name) {
        return name instanceof Identifier.Dns dns ? dns.base() : name.value();
    }
}
