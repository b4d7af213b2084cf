package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code domains.txt}: on each line the names of a certificate, and after {@code >} what it is called. */
final class DehydratedDomains {
    private final boolean known;
    private final Map<String, Set<String>> names = new LinkedHashMap<>();

    private DehydratedDomains(boolean known) {
        this.known = known;
    }

    /** The file need not exist. */
    static DehydratedDomains read(ForeignTree tree, String file) throws LineageException {
        DehydratedDomains domains = new DehydratedDomains(tree.exists(file));
        if (domains.known) {
            for (String line : tree.text(file).split("\n", -1)) {
                domains.line(line.strip());
            }
        }
        return domains;
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int arrow = line.indexOf('>');
        String[] words = (arrow < 0 ? line : line.substring(0, arrow)).strip().split("[ \t]+", -1);
        String alias = arrow < 0 ? words[0] : line.substring(arrow + 1).strip();
        Set<String> all = new TreeSet<>();
        for (String word : words) {
            all.add(word.toLowerCase(Locale.ROOT));
        }
        names.put(alias, all);
    }

    Set<String> aliases() {
        return names.keySet();
    }

    /** Tells where a certificate is not what dehydrated would renew. */
    void compare(String alias, Certificate certificate, Map<String, ConfigValue> params, List<Remark> remarks) {
        if (!known) {
            return;
        }
        Set<String> wanted = names.get(alias);
        if (wanted == null) {
            params.put("autorenew", ConfigValue.of(false));
            remarks.add(new Remark(
                    "It is not in domains.txt, so dehydrated did not renew it; renew leaves it out (autorenew = False).",
                    "Take that line out of its renewal file if it is to be renewed, or delete it."));
            return;
        }
        Set<String> has = new TreeSet<>();
        for (Identifier name : certificate.identifiers()) {
            has.add(name.value());
        }
        if (!has.equals(wanted)) {
            remarks.add(new Remark(
                    "In domains.txt it is for " + String.join(", ", wanted)
                            + "; renewals here are for the names that it has.",
                    "For those names: certonly --cert-name " + alias + " -d " + String.join(",", wanted)));
        }
    }
}
