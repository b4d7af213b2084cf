package dev.perennial.dns.bridge;

import dev.perennial.dns.recipe.Field;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The bridges there are, and what each wants to know. */
final class BridgeList {
    private BridgeList() {}

    static List<Bridge> all() {
        return List.of(acmeDns(), acmeSh(), dehydrated(), exec(), httpReq(), modMd(), uacme());
    }

    private static Bridge acmeSh() {
        List<Field> fields = List.of(
                required(
                        "script", "The script, such as dns_cf. Its own variables stand beside it, as CF_Token = ... ."),
                initial("folder", "The folder with the scripts", "~/.acme.sh/dnsapi"),
                initial("user", "Who runs the script if perennial is run by root", "nobody"),
                initial("library", "yes to run it with acme.sh itself, from beside the folder", "no"),
                optional("account_conf", "acme.sh's account.conf, to use what it has saved of the script's variables."),
                timeout("300"));
        return bridge(
                "dns-acmesh",
                "The scripts of acme.sh's dnsapi",
                fields,
                true,
                "https://github.com/acmesh-official/acme.sh/wiki/dnsapi");
    }

    private static Bridge acmeDns() {
        List<Field> fields = List.of(
                required(
                        "url",
                        "The server's API, such as https://auth.example.org.",
                        "ACME_DNS_API_BASE",
                        "ACMEDNS_BASE_URL"),
                optional(
                        "storage",
                        "lego's file of registrations, to which new ones are added; a file of ours if left out.",
                        "ACME_DNS_STORAGE_PATH"),
                optional(
                        "allowlist",
                        "Networks that may use new registrations, with commas between; all if left out.",
                        "ACME_DNS_ALLOWLIST"),
                optional(
                        "username",
                        "With password and subdomain: one registration for all names, instead of storage.",
                        "ACMEDNS_USERNAME"),
                secret("password", "Its password.", "ACMEDNS_PASSWORD"),
                optional("subdomain", "Its subdomain, the first label of where the CNAME leads.", "ACMEDNS_SUBDOMAIN"));
        return bridge("dns-acmedns", "An acme-dns server", fields, false, "https://github.com/joohoi/acme-dns");
    }

    private static Bridge dehydrated() {
        List<Field> fields = List.of(
                required("hook", "The program that takes deploy_challenge and clean_challenge."),
                initial("chain", "yes if it takes all challenges in one call, as with HOOK_CHAIN", "no"),
                timeout("600"));
        return bridge(
                "dns-dehydrated",
                "A hook of dehydrated",
                fields,
                true,
                "https://github.com/dehydrated-io/dehydrated/blob/master/docs/dns-verification.md");
    }

    private static Bridge exec() {
        List<Field> fields = List.of(
                required("path", "The program that takes present and cleanup.", "EXEC_PATH"),
                optional("mode", "RAW if it takes domain, token and key authorization, not the record.", "EXEC_MODE"),
                timeout("600"));
        return bridge(
                "dns-exec", "A program for lego's exec", fields, true, "https://go-acme.github.io/lego/dns/exec/");
    }

    private static Bridge httpReq() {
        List<Field> fields = List.of(
                required("endpoint", "The address before /present and /cleanup.", "HTTPREQ_ENDPOINT"),
                optional(
                        "mode", "RAW if it takes domain, token and key authorization, not the record.", "HTTPREQ_MODE"),
                optional("username", "For basic authentication.", "HTTPREQ_USERNAME"),
                secret("password", "For basic authentication.", "HTTPREQ_PASSWORD"));
        return bridge(
                "dns-httpreq",
                "A server for lego's httpreq",
                fields,
                false,
                "https://go-acme.github.io/lego/dns/httpreq/");
    }

    private static Bridge modMd() {
        List<Field> fields =
                List.of(required("command", "The program, and words to put before setup or teardown."), timeout("600"));
        return bridge(
                "dns-modmd",
                "A command for Apache's MDChallengeDns01",
                fields,
                true,
                "https://httpd.apache.org/docs/2.4/mod/mod_md.html");
    }

    private static Bridge uacme() {
        List<Field> fields = List.of(required("hook", "The program that takes begin and done."), timeout("600"));
        return bridge("dns-uacme", "A hook of uacme", fields, true, "https://github.com/ndilieto/uacme");
    }

    private static Field timeout(String seconds) {
        return initial("timeout", "After so many seconds it is ended", seconds);
    }

    private static Field required(String name, String help, String... environment) {
        return field(name, false, false, help, List.of(environment), "");
    }

    private static Field optional(String name, String help, String... environment) {
        return field(name, false, true, help, List.of(environment), "");
    }

    private static Field secret(String name, String help, String... environment) {
        return field(name, true, true, help, List.of(environment), "");
    }

    private static Field initial(String name, String help, String value) {
        return field(name, false, true, help, List.of(), value);
    }

    private static Field field(
            String name, boolean secret, boolean optional, String help, List<String> environment, String initial) {
        return new Field(name, secret, optional, false, help, environment, initial, "", false, "", Map.of());
    }

    private static Bridge bridge(String name, String title, List<Field> fields, boolean variables, String docs) {
        return new Bridge(name, title, fields, variables, URI.create(docs));
    }
}
