/** Certbot's world on disk: accounts, archive, live, renewal configuration, hooks, locks. */
@org.jspecify.annotations.NullMarked
module dev.perennial.lineage {
    requires static transitive org.jspecify;
    requires transitive dev.perennial.engine;

    exports dev.perennial.lineage;
}
