package dev.perennial.dns;

import dev.perennial.dns.internal.Reply;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What a server that should take changes says instead, in one sentence with the remedy. */
record Rfc2136Complaint(Rfc2136Account account, Clock clock) {

    /**
     * About an answer.
     *
     * @param zone to be changed, or asked about
     */
    String about(Reply reply, String zone) {
        String key = "the key " + account.key();
        return server()
                + switch (reply.verdict()) {
                    case DONE, SILENT -> throw new IllegalArgumentException("no answer to complain about");
                    case BAD_KEY ->
                        " does not know " + key + " (BADKEY): compare dns_rfc2136_name and dns_rfc2136_algorithm in "
                                + account.source() + " with the keys in the server's configuration.";
                    case BAD_SIGNATURE ->
                        " knows " + key + " with another secret (BADSIG): compare dns_rfc2136_secret in "
                                + account.source() + " with the server's configuration.";
                    case BAD_TIME ->
                        " has another time than this machine (BADTIME): here it is "
                                + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                                + (reply.words().isEmpty() ? "" : ", there " + reply.words())
                                + "; set the clock that is wrong.";
                    case NOT_AUTHORITATIVE ->
                        " does not change the zone " + zone
                                + ", since it is not its primary server (NOTAUTH): name that"
                                + " one as dns_rfc2136_server in " + account.source() + '.';
                    case REFUSED ->
                        " does not let " + key + " change the zone " + zone + " (REFUSED): allow it in the"
                                + " server's configuration, such as by update-policy { grant "
                                + account.key().name()
                                + " zonesub TXT; }; in BIND.";
                    case NOT_IMPLEMENTED ->
                        " takes no changes of the zone " + zone + " by RFC 2136 (NOTIMP): allow them in its"
                                + " configuration.";
                    case FAILED ->
                        " could not do what was asked of the zone " + zone + " (" + reply.words()
                                + "): its log should say why, such as a zone file that it may not write.";
                    case UNTRUSTED ->
                        " cannot be believed about the zone " + zone + ": " + reply.words()
                                + ". Check that nothing stands between it and this machine that changes DNS messages.";
                };
    }

    /** @param why nothing was heard of it */
    String silence(String why) {
        return server() + " cannot be talked to by TCP: " + why + ". Check dns_rfc2136_server and dns_rfc2136_port in "
                + account.source() + ", and that the port can be reached from here.";
    }

    /** @param refusal what it said of a zone that would have done, or nothing */
    String noZone(String name, String refusal) {
        boolean hidden = refusal.equals("REFUSED") && !account.signsQueries();
        return server() + " has no zone that " + name + " is in"
                + (refusal.isEmpty() ? "" : ", or does not tell (" + refusal + ')')
                + ": give its primary server as dns_rfc2136_server in " + account.source()
                + (hidden
                        ? ", or set dns_rfc2136_sign_query = true there if the zone is shown to holders of the key only."
                        : ".");
    }

    private String server() {
        return "The DNS server " + account.server().text() + ", port "
                + account.server().address().getPort() + ',';
    }
}
