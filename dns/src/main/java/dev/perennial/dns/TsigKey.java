package dev.perennial.dns;

/** What both sides of a signed conversation know. Never shows its secret. */
public final class TsigKey {
    private final String name;
    private final TsigAlgorithm algorithm;
    private final byte[] secret;

    public TsigKey(String name, TsigAlgorithm algorithm, byte[] secret) {
        this.name = Question.normal(name);
        this.algorithm = algorithm;
        this.secret = secret.clone();
    }

    /** In lower case without a final dot, as it is signed. */
    public String name() {
        return name;
    }

    public TsigAlgorithm algorithm() {
        return algorithm;
    }

    /** For signing alone. */
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return name + " (" + algorithm.text() + ')';
    }
}
