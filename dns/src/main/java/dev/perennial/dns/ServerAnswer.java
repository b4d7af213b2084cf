package dev.perennial.dns;

/** Who said what. */
public record ServerAnswer(NameServer server, DnsAnswer answer) {
    public boolean usable() {
        return answer instanceof DnsAnswer.Usable;
    }

    public String text() {
        return server.text() + ": " + answer.text();
    }
}
