/** An ACME certificate authority in the same process, a fake DNS, a fault proxy, clocks. */
@org.jspecify.annotations.NullMarked
module dev.perennial.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.perennial.pki;
    requires com.google.gson;
    requires jdk.httpserver;
    requires org.dnsjava;

    exports dev.perennial.testkit;
}
