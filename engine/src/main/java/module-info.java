/** The life of a certificate: decide, pace, order, solve, keep, deploy, report. */
@org.jspecify.annotations.NullMarked
module dev.perennial.engine {
    requires static transitive org.jspecify;
    requires transitive dev.perennial.acme;

    exports dev.perennial.engine;
}
