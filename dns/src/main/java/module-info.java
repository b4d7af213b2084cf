/** What the DNS says, asked where a certificate authority asks: authoritative servers, CAA, DNSSEC. */
@org.jspecify.annotations.NullMarked
module dev.perennial.dns {
    requires static transitive org.jspecify;
    requires dev.perennial.engine;
    requires dev.perennial.pki;
    requires org.dnsjava;

    exports dev.perennial.dns;
}
