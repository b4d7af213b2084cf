package dev.perennial.dns.auth;

/**
 * What a scheme wants to be told.
 *
 * @param name in kebab case
 * @param required false where the scheme has a default or can do without
 * @param secret whether its value must never be shown
 * @param sentence what it is, for people
 */
public record SchemeParameter(String name, boolean required, boolean secret, String sentence) {
    static SchemeParameter required(String name, String sentence) {
        return new SchemeParameter(name, true, false, sentence);
    }

    static SchemeParameter optional(String name, String sentence) {
        return new SchemeParameter(name, false, false, sentence);
    }

    static SchemeParameter secret(String name, String sentence) {
        return new SchemeParameter(name, true, true, sentence);
    }

    static SchemeParameter optionalSecret(String name, String sentence) {
        return new SchemeParameter(name, false, true, sentence);
    }
}
