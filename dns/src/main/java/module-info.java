/** What the DNS says, asked where a certificate authority asks: authoritative servers, CAA, DNSSEC. */
@org.jspecify.annotations.NullMarked
module dev.perennial.dns {
    requires static transitive org.jspecify;
    requires transitive dev.perennial.engine;
    requires transitive dev.perennial.pki;
    requires transitive com.google.gson;
    requires java.net.http;
    requires java.xml;
    requires org.dnsjava;
    requires org.snakeyaml.engine;

    exports dev.perennial.dns;
    exports dev.perennial.dns.api;
    exports dev.perennial.dns.auth;
    exports dev.perennial.dns.bridge;
    exports dev.perennial.dns.recipe;
    exports dev.perennial.dns.run;
}
