package dev.perennial.cli.grammar;

import java.util.List;

/** How control of a name is proven, and the options of plugins this build does not have yet. */
final class PluginOptions {
    private PluginOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.PLUGINS;
        all.add(Option.of(Kind.TEXT, t, "-a --authenticator", "standalone, webroot or manual")
                .value("NAME")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--standalone", "answer the CA on a port of this machine"));
        all.add(Option.of(Kind.FLAG, t, "--webroot", "write the answer into a folder that a web server serves"));
        all.add(Option.of(Kind.FLAG, t, "--manual", "let your own scripts publish the answer"));
        all.add(Option.of(Kind.APPEND, t, "-w --webroot-path", "a folder the web server serves, for each -d after it")
                .value("DIR")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--webroot-map", "names and their folders as JSON")
                .value("JSON"));
        all.add(Option.of(Kind.NUMBER, t, "--http-01-port", "port to answer http-01 on")
                .dest("http01_port")
                .initial("80")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--http-01-address", "address to answer on; all if empty")
                .dest("http01_address")
                .value("ADDRESS")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--tls-alpn-01-port", "port to answer tls-alpn-01 on")
                .dest("tls_alpn_01_port")
                .initial("443")
                .kept());
        all.add(Option.of(Kind.NUMBER, t, "--https-port", "port of the web server plugins")
                .initial("443"));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--manual-auth-hook",
                        "publishes an answer; CERTBOT_DOMAIN, CERTBOT_VALIDATION and CERTBOT_TOKEN say which")
                .value("CMD")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--manual-cleanup-hook", "takes it away again")
                .value("CMD")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--manual-public-ip-logging-ok", "no effect")
                .deprecate());

        t = Topic.INSTALL;
        all.add(Option.of(Kind.TEXT, t, "-i --installer", "what puts it there; this build has only null: nothing")
                .value("NAME")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--configurator", "one plugin for both jobs")
                .value("NAME")
                .hide());
        for (String server : PluginNames.INSTALLERS) {
            all.add(Option.of(Kind.FLAG, t, "--" + server, "not in this build").hide());
        }
        toggle(all, "redirect", "redirect", "send HTTP on to HTTPS");
        toggle(all, "hsts", "hsts", "tell browsers to insist on HTTPS");
        toggle(all, "uir", "uir", "tell browsers to fetch all parts of a page by HTTPS");
        toggle(all, "staple-ocsp", "staple", "let the server staple OCSP responses");
        all.add(Option.of(Kind.FLAG, t, "--auto-hsts", "as --hsts, for longer with each renewal"));
        all.add(Option.of(Kind.NUMBER, t, "--checkpoints", "how many changes rollback takes back")
                .initial("1"));
        all.add(Option.of(Kind.FLAG, t, "--authenticators", "plugins: those that prove control of a name"));
        all.add(Option.of(Kind.FLAG, t, "--installers", "plugins: those that put certificates to use"));
        all.add(Option.of(Kind.FLAG, t, "--init", "plugins: set them up"));
        all.add(Option.of(Kind.FLAG, t, "--prepare", "plugins: show which could work now"));
        all.add(Option.of(Kind.TEXT, t, "--dns-google-project", "not in this build")
                .hide()
                .kept());
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
        for (String dns : PluginNames.DNS) {
            all.add(Option.of(Kind.FLAG, t, "--" + dns, "not in this build").hide());
            all.add(Option.of(Kind.PATH, t, "--" + dns + "-credentials", "not in this build")
                    .hide()
                    .kept());
            all.add(Option.of(Kind.NUMBER, t, "--" + dns + "-propagation-seconds", "not in this build")
                    .hide()
                    .kept());
        }
    }

    /** An enhancement of a server's configuration, on and off. */
    private static void toggle(List<Option> all, String name, String dest, String help) {
        all.add(Option.of(Kind.FLAG, Topic.INSTALL, "--" + name, help).dest(dest));
        all.add(Option.of(Kind.FLAG_OFF, Topic.INSTALL, "--no-" + name, "do not " + help)
                .dest(dest)
                .hide());
    }
}
