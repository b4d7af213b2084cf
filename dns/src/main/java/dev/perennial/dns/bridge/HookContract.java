package dev.perennial.dns.bridge;

import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import java.util.List;
import java.util.Map;

/** How another client calls a program of its users. */
enum HookContract {
    /** lego's {@code exec}: name and value of the record. */
    EXEC("dns-exec") {
        @Override
        List<String> words(boolean add, TxtRecord record) {
            return List.of(add ? "present" : "cleanup", record.name() + '.', record.value());
        }
    },
    /** lego's {@code exec} with {@code EXEC_MODE=RAW}: the program works out the record. */
    EXEC_RAW("dns-exec") {
        @Override
        List<String> words(boolean add, TxtRecord record) {
            Origin origin = origin(record);
            return List.of(
                    add ? "present" : "cleanup", "--", origin.domain(), origin.token(), origin.keyAuthorization());
        }
    },
    DEHYDRATED("dns-dehydrated") {
        @Override
        List<String> words(boolean add, TxtRecord record) {
            Origin origin = origin(record);
            return List.of(
                    add ? "deploy_challenge" : "clean_challenge", origin.domain(), origin.token(), record.value());
        }
    },
    UACME("dns-uacme") {
        @Override
        List<String> words(boolean add, TxtRecord record) {
            Origin origin = origin(record);
            return List.of(add ? "begin" : "done", "dns-01", origin.domain(), origin.token(), record.value());
        }

        @Override
        Map<String, String> variables(boolean add, TxtRecord record) {
            Origin origin = origin(record);
            return Map.of(
                    "UACME_METHOD", add ? "begin" : "done",
                    "UACME_TYPE", "dns-01",
                    "UACME_IDENT", origin.domain(),
                    "UACME_TOKEN", origin.token(),
                    "UACME_AUTH", record.value());
        }
    },
    /** Apache's {@code MDChallengeDns01}, version 2: the value is there for {@code teardown}, too. */
    MOD_MD("dns-modmd") {
        @Override
        List<String> words(boolean add, TxtRecord record) {
            return List.of(add ? "setup" : "teardown", origin(record).domain(), record.value());
        }
    };

    private static final String LABEL = "_acme-challenge.";

    private final String title;

    HookContract(String title) {
        this.title = title;
    }

    /** As users select it. */
    String title() {
        return title;
    }

    /** The arguments for one record. */
    abstract List<String> words(boolean add, TxtRecord record);

    Map<String, String> variables(boolean add, TxtRecord record) {
        return Map.of();
    }

    /** Of a record that answers no challenge only the domain can be said, which is enough for most programs. */
    private static Origin origin(TxtRecord record) {
        return record.origin().orElseGet(() -> {
            String name = record.name();
            return new Origin(name.startsWith(LABEL) ? name.substring(LABEL.length()) : name, "", "");
        });
    }
}
