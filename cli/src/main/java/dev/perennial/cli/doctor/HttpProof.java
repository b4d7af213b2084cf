package dev.perennial.cli.doctor;

import dev.perennial.engine.Parallel;
import dev.perennial.pki.Identifier;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether a response can be fetched by HTTP at each address of a name. Uses the network. */
record HttpProof(Patient patient, Tools tools) {
    private static final String PATH = "/.well-known/acme-challenge/";

    /** What one address showed. */
    private record View(InetAddress address, HttpOutcome outcome) {}

    /** Of a response that is in place. */
    List<Finding> of(Probe probe) throws InterruptedException {
        List<View> views = views(probe.name(), probe.task().httpPath());
        String wanted = probe.task().keyAuthorization();
        boolean somewhere = views.stream().anyMatch(view -> matches(view, wanted));
        List<Finding> findings = new ArrayList<>();
        for (View view : views) {
            findings.add(matches(view, wanted) ? right(probe.name(), view) : wrong(probe.name(), view, somewhere));
        }
        return findings;
    }

    /** Of names for which nothing can be put in place: whether anybody answers at all. */
    List<Finding> reach(List<Identifier> names) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (List<Finding> each : Parallel.map(names, this::reach)) {
            findings.addAll(each);
        }
        return findings;
    }

    private List<Finding> reach(Identifier name) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (View view : views(name, PATH + "perennial-doctor")) {
            findings.add(
                    view.outcome() instanceof HttpOutcome.Answered(HttpReply reply, List<String> trail)
                            ? new Finding.Ok(Area.HTTP, at(name, view), "answers " + reply.summary() + through(trail))
                            : wrong(name, view, false));
        }
        return findings;
    }

    private List<View> views(Identifier name, String path) throws InterruptedException {
        return Parallel.map(
                tools.addresses(name), address -> new View(address, tools.http().fetch(name, address, path)));
    }

    /** As Boulder compares: blanks at the end do not count. */
    private static boolean matches(View view, String wanted) {
        return view.outcome() instanceof HttpOutcome.Answered(HttpReply reply, List<String> trail)
                && reply.success()
                && reply.body().stripTrailing().equals(wanted);
    }

    private static Finding right(Identifier name, View view) {
        return new Finding.Ok(
                Area.HTTP,
                at(name, view),
                "the response is seen there" + through(view.outcome().trail()));
    }

    private Finding wrong(Identifier name, View view, boolean somewhere) {
        String looked = at(name, view);
        boolean six = view.address() instanceof Inet6Address;
        String split = somewhere
                ? ". At another address of the name it is seen" + (six ? "; CAs look by IPv6 first" : "")
                : "";
        return switch (view.outcome()) {
            case HttpOutcome.Answered(HttpReply reply, List<String> trail) ->
                doubtful(
                        view,
                        looked,
                        (reply.success() ? "another answer than the response: " : "")
                                + reply.summary()
                                + through(trail)
                                + split,
                        remedy(name, view, somewhere));
            case HttpOutcome.Misled(String why, List<String> trail) ->
                doubtful(
                        view,
                        looked,
                        why + through(trail) + split,
                        "Let the server answer below " + PATH + " itself, or redirect to a URL that CAs follow.");
            case HttpOutcome.Unseen(Sight sight, List<String> trail) -> unseen(name, view, sight, trail, split);
        };
    }

    /** What answers from inside may not be what answers from outside. */
    private Finding doubtful(View view, String looked, String seen, String remedy) {
        return tools.home().behindAnother(view.address())
                ? new Finding.Warning(
                        Area.HTTP,
                        looked,
                        seen + ". Seen from here, behind another address; from outside it may look different",
                        remedy)
                : new Finding.Failure(Area.HTTP, looked, seen, remedy);
    }

    private Finding unseen(Identifier name, View view, Sight sight, List<String> trail, String split) {
        String looked = at(name, view);
        String seen = sight.why() + through(trail) + split;
        boolean six = view.address() instanceof Inet6Address;
        if (sight.kind() == Sight.Kind.NO_ROUTE
                || (six && !tools.home().hasIpv6() && !tools.home().owns(view.address()))) {
            return new Finding.Warning(
                    Area.HTTP,
                    looked,
                    seen + (six ? ". This machine has no IPv6, so the AAAA record may lead to another" : ""),
                    six
                            ? "Remove the AAAA record unless a server answers there for this name: CAs look by IPv6 first."
                            : "See whether the address is this machine's.");
        }
        if (tools.home().owns(view.address()) || sight.kind() == Sight.Kind.BROKEN) {
            return doubtful(view, looked, seen, remedy(name, view, !split.isEmpty()));
        }
        return new Finding.Warning(
                Area.HTTP,
                looked,
                seen + ". The address is none of this machine's, and some networks do not lead back to their own",
                "Look from outside: curl -v http://" + new HttpTarget(false, name, PATH).authority() + PATH
                        + ". If that fails, too, open port 80 in the firewall, or correct the address.");
    }

    private String remedy(Identifier name, View view, boolean somewhere) {
        boolean six = view.address() instanceof Inet6Address;
        if (somewhere) {
            return six
                    ? "Correct or remove the AAAA record of " + name.value()
                            + ", or let the server listen on [::]:80 for it."
                    : "Correct or remove the A record of " + name.value() + " with this address.";
        }
        return switch (patient.method(name).orElse("")) {
            case "webroot" ->
                "Let the server for " + name.value() + " serve the files of the webroot below " + PATH
                        + ", or give with -w the folder that it serves.";
            case "standalone" ->
                "See that the name leads to this machine, and that port 80 there leads to port "
                        + patient.options().number("http01_port") + " here.";
            default -> "See that the name leads to this machine, and that a server listens on port 80.";
        };
    }

    private static String at(Identifier name, View view) {
        return "http://" + new HttpTarget(false, name, "").authority() + " at " + Home.text(view.address());
    }

    private static String through(List<String> trail) {
        return trail.isEmpty() ? "" : ", redirected to " + String.join(", then ", trail);
    }
}
