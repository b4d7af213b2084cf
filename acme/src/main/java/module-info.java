/** The ACME protocol: RFC 8555 and its family. Knows no files and no policy. */
@org.jspecify.annotations.NullMarked
module dev.perennial.acme {
    requires static transitive org.jspecify;
    requires transitive dev.perennial.pki;
    requires java.net.http;
    requires com.google.gson;

    exports dev.perennial.acme;
}
