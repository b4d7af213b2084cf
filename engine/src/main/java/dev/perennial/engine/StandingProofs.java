package dev.perennial.engine;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.DnsPersist01;
import dev.perennial.acme.DnsPersistRecord;
import dev.perennial.acme.DnsPersistText;
import dev.perennial.acme.DnsPersistVerdict;
import dev.perennial.acme.DnsPersistWanted;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which names of one order are proven by a record that is in the DNS already. Where the authority offers no dns-persist-01,
 * nobody is asked. Used by one thread.
 */
final class StandingProofs {
    /** What would prove a name, as far as this machine knows by itself. */
    @FunctionalInterface
    interface Proof {
        /**
         * The record for a name.
         *
         * @throws AcmeProtocolException if the challenge contradicts it
         */
        DnsPersistWanted of(DnsPersist01 challenge, Identifier.Dns name) throws AcmeProtocolException;
    }

    /**
     * What is known of one name.
     *
     * @param wanted absent if the challenge is not to be trusted
     * @param problem why the verdict is not the last word; empty if it is
     */
    private record Look(String at, Optional<DnsPersistWanted> wanted, DnsPersistVerdict verdict, String problem) {}

    private final StandingRecords standing;
    private final Proof proof;
    private final InstantSource clock;
    private final Listener listener;
    private final Map<URI, Look> looks = new HashMap<>();

    StandingProofs(StandingRecords standing, Proof proof, InstantSource clock, Listener listener) {
        this.standing = standing;
        this.proof = proof;
        this.clock = clock;
        this.listener = listener;
    }

    /** Looks for all names at the same time, over the network; what was looked at before is not looked at again. */
    void look(List<Authorization> authorizations) throws InterruptedException {
        List<Authorization> open = authorizations.stream()
                .filter(each -> challenge(each).isPresent() && !looks.containsKey(each.url()))
                .toList();
        List<Look> seen = Parallel.map(open, each -> look(each, challenge(each).orElseThrow()));
        for (int i = 0; i < open.size(); i++) {
            looks.put(open.get(i).url(), seen.get(i));
            warn(seen.get(i));
        }
    }

    /** The record that proves it, looked for by {@link #look}; absent if there is none, and for other challenges. */
    Optional<StandingRecord> of(Authorization authorization) {
        Look look = looks.get(authorization.url());
        return look != null && look.verdict() instanceof DnsPersistVerdict.Stands stands
                ? Optional.of(new StandingRecord(
                        name(authorization).value(), look.at(), stands.by().accountUri(), stands.until()))
                : Optional.empty();
    }

    /** What an authority says of itself or of the account that is not so; absent if all is well. */
    Optional<String> contradiction() {
        return looks.values().stream()
                .filter(look -> look.wanted().isEmpty())
                .map(Look::problem)
                .findFirst();
    }

    /**
     * Why there is none, and what to publish.
     *
     * @param forWildcard whether the record has to be for the wildcard, too
     */
    String lacking(Authorization authorization, boolean forWildcard) {
        Look look = looks.get(authorization.url());
        String name = name(authorization).value();
        if (look == null) {
            return "The certificate authority does not offer dns-persist-01 for " + name + '.';
        }
        if (look.wanted().isEmpty()) {
            return look.problem();
        }
        DnsPersistWanted wanted = look.wanted().get();
        DnsPersistRecord record = forWildcard ? wanted.record().forWildcard() : wanted.record();
        String remedy = standing.remedy()
                .of(wanted.identifier().base(), record.wildcard(), look.at() + ". IN TXT \"" + record.value() + '"');
        return "No DNS record proves " + name + ": " + reason(look) + ". " + remedy;
    }

    private static String reason(Look look) {
        String at = " at " + look.at();
        if (!look.problem().isEmpty()) {
            return look.problem();
        }
        return switch (look.verdict()) {
            case DnsPersistVerdict.Missing none -> "there is none for this certificate authority" + at;
            case DnsPersistVerdict.OtherAccount(DnsPersistText text) ->
                "the one" + at + " is for another account, " + text.accountUri();
            case DnsPersistVerdict.NotForWildcard text -> "the one" + at + " lacks policy=wildcard";
            case DnsPersistVerdict.Ended(DnsPersistText text) ->
                "the one" + at + " has ended at "
                        + text.persistUntil().map(Object::toString).orElse("");
            case DnsPersistVerdict.Malformed(DnsPersistText text) ->
                "the one" + at + " cannot be read, since " + text.problem();
            case DnsPersistVerdict.Stands stands -> "the one" + at + " stands";
        };
    }

    private Look look(Authorization authorization, DnsPersist01 challenge) throws InterruptedException {
        Identifier.Dns name = (Identifier.Dns) name(authorization);
        String at = DnsPersist01.recordName(name);
        DnsPersistWanted wanted;
        try {
            wanted = proof.of(challenge, name);
        } catch (AcmeProtocolException e) {
            return new Look(at, Optional.empty(), new DnsPersistVerdict.Missing(), e.getMessage() + ".");
        }
        SeenTexts seen = standing.lookup().at(at);
        DnsPersistVerdict verdict = wanted.judge(seen.texts(), clock.instant());
        String problem = seen.problem();
        if (problem.isEmpty()
                && !(verdict instanceof DnsPersistVerdict.Stands)
                && wanted.judge(seen.partly(), clock.instant()) instanceof DnsPersistVerdict.Stands) {
            problem = "not all authoritative servers show the one at " + at + " yet";
        }
        return new Look(at, Optional.of(wanted), verdict, problem);
    }

    private void warn(Look look) {
        if (look.verdict() instanceof DnsPersistVerdict.OtherAccount(DnsPersistText text)
                && standing.former().get().contains(text.accountUri())) {
            listener.on(new Event.Warning("The record at " + look.at()
                    + " is for an account that is not in use here any"
                    + " more, " + text.accountUri() + ": let 'dns persist publish --replace' put one there for the"
                    + " account in use."));
        }
    }

    private static Optional<DnsPersist01> challenge(Authorization authorization) {
        for (Challenge each : authorization.challenges()) {
            if (each instanceof DnsPersist01 found && authorization.identifier() instanceof Identifier.Dns) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** As requested: a wildcard's authorization carries the base name. */
    static Identifier name(Authorization authorization) {
        return authorization.wildcard() && authorization.identifier() instanceof Identifier.Dns(String base)
                ? new Identifier.Dns("*." + base)
                : authorization.identifier();
    }
}
