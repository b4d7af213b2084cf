/** The command line: verbs and options as data, output, exit codes. */
@org.jspecify.annotations.NullMarked
module dev.perennial.cli {
    requires static transitive org.jspecify;
    requires dev.perennial.dns;
    requires dev.perennial.lineage;
    requires dev.perennial.testkit;
    requires com.google.gson;
    // sun.misc.Signal, for SIGUSR1.
    requires jdk.unsupported;
}
