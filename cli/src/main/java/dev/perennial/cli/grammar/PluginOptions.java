package dev.perennial.cli.grammar;

import java.util.List;

/** How control of a name is proven, and the options of plugins this build does not have yet. */
final class PluginOptions {
    private PluginOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.PLUGINS;
        all.add(Option.of(Kind.TEXT, t, "-a --authenticator", "How to prove control of the names.")
                .value("PLUGIN")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--standalone", "Answer the CA on a port of this machine."));
        all.add(Option.of(Kind.FLAG, t, "--webroot", "Write the answer into a folder that a web server serves."));
        all.add(Option.of(Kind.FLAG, t, "--manual", "Let your own scripts publish the answer."));
        all.add(Option.of(
                        Kind.APPEND,
                        t,
                        "--solver",
                        "How to prove some names in another way than the rest. Such as www.a.org=webroot:/var/www,"
                                + " b.org=standalone, c.org=manual:/bin/auth:/bin/cleanup, or *.d.org=dns:PROVIDER:FILE for"
                                + " all names below d.org; * is for all others. May be repeated; none forgets those that"
                                + " were stored.")
                .value("NAME=KIND")
                .keptBeside());
        all.add(Option.unspoken(Kind.TEXT, t, "solver_others", "the authenticator that the routes were stored with")
                .keptBeside());
        all.add(Option.unspoken(
                        Kind.APPEND,
                        t,
                        "persist_records",
                        "the records in the DNS that have proven the names last time")
                .keptBeside());
        all.add(Option.of(
                        Kind.APPEND, t, "-w --webroot-path", "Folder that the web server serves, for each -d after it.")
                .value("DIR")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--webroot-map", "Names and their folders, as JSON.")
                .value("JSON"));
        all.add(Option.of(Kind.NUMBER, t, "--http-01-port", "Port to answer http-01 challenges on.")
                .dest("http01_port")
                .initial("80")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--http-01-address", "Address to answer on. All addresses if it is empty.")
                .dest("http01_address")
                .value("ADDRESS")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--tls-alpn-01-port", "Port to answer tls-alpn-01 challenges on.")
                .dest("tls_alpn_01_port")
                .initial("443")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--https-port", "Port of the web servers that plugins configure.")
                .initial("443"));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--manual-auth-hook",
                        "Command that publishes an answer. CERTBOT_DOMAIN, CERTBOT_VALIDATION and CERTBOT_TOKEN say which.")
                .value("CMD")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--manual-cleanup-hook", "Command that takes the answer away again.")
                .value("CMD")
                .kept());
        for (String dns : PluginNames.DNS) {
            all.addAll(ProviderOptions.of(dns));
        }
        all.add(Option.of(Kind.TEXT, t, "--dns-google-project", "Project of Google Cloud that the zone is in.")
                .value("ID")
                .hide()
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--manual-public-ip-logging-ok", "no effect")
                .deprecate());

        t = Topic.INSTALL;
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "-i --installer",
                        "What puts the certificate into a server. This build has only null, which does nothing.")
                .value("PLUGIN")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--configurator", "one plugin for both jobs")
                .value("NAME")
                .hide());
        for (String server : PluginNames.INSTALLERS) {
            all.add(Option.of(Kind.FLAG, t, "--" + server, "not in this build").hide());
        }
        toggle(all, "redirect", "redirect", "Send HTTP on to HTTPS.");
        toggle(all, "hsts", "hsts", "Tell browsers to insist on HTTPS.");
        toggle(all, "uir", "uir", "Tell browsers to fetch all parts of a page by HTTPS.");
        toggle(all, "staple-ocsp", "staple", "Let the server staple OCSP responses.");
        all.add(Option.of(Kind.FLAG, t, "--auto-hsts", "As --hsts, for longer with each renewal."));
        all.add(Option.of(Kind.NUMBER, t, "--checkpoints", "How many changes rollback takes back.")
                .initial("1"));

        t = Topic.LISTING;
        all.add(Option.of(Kind.FLAG, t, "--authenticators", "Show those that prove control of a name."));
        all.add(Option.of(Kind.FLAG, t, "--installers", "Show those that put certificates into servers."));
        all.add(Option.of(Kind.FLAG, t, "--init", "Set them up."));
        all.add(Option.of(Kind.FLAG, t, "--prepare", "Show which could work now."));

        t = Topic.INSTALL;
        for (String nginx : List.of("server-root", "ctl", "sleep-seconds")) {
            all.add(Option.of(Kind.TEXT, t, "--nginx-" + nginx, "not in this build")
                    .hide()
                    .kept());
        }
        for (String apache : List.of(
                "enmod",
                "dismod",
                "le-vhost-ext",
                "server-root",
                "vhost-root",
                "logs-root",
                "challenge-location",
                "handle-modules",
                "handle-sites",
                "ctl",
                "bin")) {
            all.add(Option.of(Kind.TEXT, t, "--apache-" + apache, "not in this build")
                    .hide()
                    .kept());
        }
    }

    /** An enhancement of a server's configuration, on and off. */
    private static void toggle(List<Option> all, String name, String dest, String help) {
        all.add(Option.of(Kind.FLAG, Topic.INSTALL, "--" + name, help).dest(dest));
        all.add(Option.of(Kind.FLAG_OFF, Topic.INSTALL, "--no-" + name, "The opposite of --" + name + '.')
                .dest(dest)
                .hide());
    }
}
