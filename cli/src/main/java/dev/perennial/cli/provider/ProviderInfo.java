package dev.perennial.cli.provider;

/**
 * What is known of a provider before it is used.
 *
 * @param name as in {@code --dns-NAME}
 * @param title what people call it: {@code Cloudflare}
 */
public record ProviderInfo(String name, String title) {
    /** In Certbot's words, which expect scripts know. */
    public String description() {
        return "Obtain certificates using a DNS TXT record (if you are using " + title + " for DNS).";
    }
}
