/** Certbot's world on disk: accounts, archive, live, renewal configuration, hooks, locks. */
@org.jspecify.annotations.NullMarked
module dev.perennial.lineage {
    requires static transitive org.jspecify;
    requires transitive dev.perennial.engine;
    requires transitive dev.perennial.acme;
    requires transitive dev.perennial.pki;
    requires com.google.gson;

    exports dev.perennial.lineage;
    exports dev.perennial.lineage.configobj;
    exports dev.perennial.lineage.takeover;
}
