package dev.perennial.acme;

/** RFC 8555 section 8.3: the key authorization, exactly, at {@link #path()} on port 80. */
public record Http01(ChallengeState state, String token) implements TokenChallenge {
    public static final String TYPE = "http-01";

    public String path() {
        return "/.well-known/acme-challenge/" + token;
    }
}
