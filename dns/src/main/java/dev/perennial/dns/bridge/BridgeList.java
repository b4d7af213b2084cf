package dev.perennial.dns.bridge;

import java.net.URI;
import java.util.List;

/** The bridges there are, and what each wants to know. */
final class BridgeList {
    private BridgeList() {}

    static List<Bridge> all() {
        return List.of(acmeDns(), acmeSh(), dehydrated(), exec(), httpReq(), modMd(), uacme());
    }

    private static Bridge acmeSh() {
        List<Field> fields = List.of(
                Field.required(
                        "script", "The script, such as dns_cf. Its own variables stand beside it, as CF_Token = ... ."),
                Field.optional("folder", "The folder with the scripts; ~/.acme.sh/dnsapi if left out."),
                Field.optional("user", "Who runs the script if perennial is run by root; nobody if left out."),
                Field.optional("library", "yes to run it with acme.sh itself, from beside the folder; no if left out."),
                Field.optional(
                        "account_conf", "acme.sh's account.conf, to use what it has saved of the script's variables."),
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
                Field.required(
                        "url",
                        "The server's API, such as https://auth.example.org.",
                        "ACME_DNS_API_BASE",
                        "ACMEDNS_BASE_URL"),
                Field.optional(
                        "storage",
                        "lego's file of registrations, to which new ones are added; a file of ours if left out.",
                        "ACME_DNS_STORAGE_PATH"),
                Field.optional(
                        "allowlist",
                        "Networks that may use new registrations, with commas between; all if left out.",
                        "ACME_DNS_ALLOWLIST"),
                Field.optional(
                        "username",
                        "With password and subdomain: one registration for all names, instead of storage.",
                        "ACMEDNS_USERNAME"),
                Field.secret("password", "Its password.", "ACMEDNS_PASSWORD"),
                Field.optional(
                        "subdomain", "Its subdomain, the first label of where the CNAME leads.", "ACMEDNS_SUBDOMAIN"));
        return bridge("dns-acmedns", "An acme-dns server", fields, false, "https://github.com/joohoi/acme-dns");
    }

    private static Bridge dehydrated() {
        List<Field> fields = List.of(
                Field.required("hook", "The program that takes deploy_challenge and clean_challenge."),
                Field.optional(
                        "chain", "yes if it takes all challenges in one call, as with HOOK_CHAIN; no if left out."),
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
                Field.required("path", "The program that takes present and cleanup.", "EXEC_PATH"),
                Field.optional(
                        "mode", "RAW if it takes domain, token and key authorization, not the record.", "EXEC_MODE"),
                timeout("600"));
        return bridge(
                "dns-exec", "A program for lego's exec", fields, true, "https://go-acme.github.io/lego/dns/exec/");
    }

    private static Bridge httpReq() {
        List<Field> fields = List.of(
                Field.required("endpoint", "The address before /present and /cleanup.", "HTTPREQ_ENDPOINT"),
                Field.optional(
                        "mode", "RAW if it takes domain, token and key authorization, not the record.", "HTTPREQ_MODE"),
                Field.optional("username", "For basic authentication.", "HTTPREQ_USERNAME"),
                Field.secret("password", "For basic authentication.", "HTTPREQ_PASSWORD"));
        return bridge(
                "dns-httpreq",
                "A server for lego's httpreq",
                fields,
                false,
                "https://go-acme.github.io/lego/dns/httpreq/");
    }

    private static Bridge modMd() {
        List<Field> fields = List.of(
                Field.required("command", "The program, and words to put before setup or teardown."), timeout("600"));
        return bridge(
                "dns-modmd",
                "A command for Apache's MDChallengeDns01",
                fields,
                true,
                "https://httpd.apache.org/docs/2.4/mod/mod_md.html");
    }

    private static Bridge uacme() {
        List<Field> fields = List.of(Field.required("hook", "The program that takes begin and done."), timeout("600"));
        return bridge("dns-uacme", "A hook of uacme", fields, true, "https://github.com/ndilieto/uacme");
    }

    private static Field timeout(String seconds) {
        return Field.optional("timeout", "After so many seconds it is ended; " + seconds + " if left out.");
    }

    private static Bridge bridge(String name, String title, List<Field> fields, boolean variables, String docs) {
        return new Bridge(name, title, fields, variables, URI.create(docs));
    }
}
