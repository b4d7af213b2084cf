package dev.perennial.cli.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.console.Ask;
import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.pki.Identifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table, row by row. */
class LineageChoiceTest {
    private final List<KnownLineage> known = new ArrayList<>();

    private KnownLineage lineage(String name, String keyType, String... names) throws Exception {
        KnownLineage lineage =
                new KnownLineage(name, Path.of("/etc/letsencrypt/renewal/" + name + ".conf"), 1, ids(names), keyType);
        known.add(lineage);
        return lineage;
    }

    private static List<Identifier> ids(String... names) throws Exception {
        List<Identifier> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(Identifier.dns(name));
        }
        return ids;
    }

    private Choice choice(String line) throws Exception {
        ParsedOptions options = new Parser(OptionTable.standard())
                .parse(List.of(("certonly --standalone " + line).split(" ", -1)), IniFiles.NONE);
        String[] names = options.list("domains").toArray(String[]::new);
        return LineageChoice.of(Wanted.of(options, ids(names)), known);
    }

    /** What is decided once nothing has to be mended. */
    private static Choice mended(Choice choice) {
        assertThat(choice).isInstanceOf(Choice.Mend.class);
        return ((Choice.Mend) choice).otherwise();
    }

    @Test
    void aDuplicateIsANewOneWhateverThereIs() throws Exception {
        lineage("a.example", "ecdsa", "a.example");
        assertThat(choice("-d a.example --duplicate")).isEqualTo(new Choice.New("a.example"));
        assertThat(choice("-d a.example --duplicate --cert-name a.example")).isEqualTo(new Choice.New("a.example"));
    }

    @Test
    void otherNamesUnderAnExistingNameAreConfirmedAndTakenForGrantedUnattended() throws Exception {
        KnownLineage site = lineage("site", "ecdsa", "a.example", "b.example");
        Choice renew = new Choice.Renew(site, "ecdsa");
        Choice asked = choice("--cert-name site -d a.example,c.example");
        assertThat(asked).isInstanceOfSatisfying(Choice.Ask.class, ask -> {
            assertThat(ask.question())
                    .isInstanceOfSatisfying(
                            Question.YesNo.class,
                            q -> assertThat(q.unattended()).isTrue());
            assertThat(ask.question().text()).contains("+ c.example", "- b.example", "Did you intend");
            assertThat(ask.yes()).isEqualTo(renew);
            assertThat(ask.no()).isEqualTo(new Choice.Refuse("Specified mismatched certificate name and domains.", ""));
        });
        assertThat(choice("--cert-name site -d c.example --renew-with-new-domains"))
                .isEqualTo(renew);
    }

    @Test
    void theSameNamesOrNoneUnderAnExistingNameAreTheSameRequest() throws Exception {
        KnownLineage site = lineage("site", "ecdsa", "a.example", "b.example");
        assertThat(choice("--cert-name site -d b.example,a.example")).isEqualTo(choice("--cert-name site"));
        assertThat(mended(choice("--cert-name site --keep")))
                .isEqualTo(new Choice.IfDue(site, new Choice.Renew(site, "ecdsa"), new Choice.Keep(site)));
    }

    @Test
    void aNewNameIsANewLineageIfItHasNames() throws Exception {
        lineage("a.example", "ecdsa", "a.example");
        assertThat(choice("--cert-name other -d a.example")).isEqualTo(new Choice.New("other"));
        assertThat(choice("--cert-name other"))
                .isInstanceOfSatisfying(
                        Choice.Refuse.class,
                        no -> assertThat(no.why() + ' ' + no.next())
                                .contains("No certificate with name other found. Use -d"));
    }

    @Test
    void theLastOneWithExactlyTheseNamesCounts() throws Exception {
        lineage("a.example", "ecdsa", "a.example", "b.example");
        KnownLineage last = lineage("a.example-0001", "ecdsa", "b.example", "a.example");
        lineage("b.example", "ecdsa", "b.example");
        assertThat(choice("-d a.example,b.example"))
                .isInstanceOfSatisfying(
                        Choice.Mend.class, mend -> assertThat(mend.lineage()).isEqualTo(last));
    }

    @Test
    void theLargestWithFewerNamesIsExpandedIfSomebodySaysSo() throws Exception {
        lineage("a.example", "ecdsa", "a.example");
        KnownLineage larger = lineage("b.example", "ecdsa", "b.example", "a.example");
        lineage("wider", "ecdsa", "a.example", "b.example", "c.example", "d.example");
        String line = "-d a.example,b.example,c.example";
        Choice renew = new Choice.Renew(larger, "ecdsa");
        assertThat(choice(line + " --expand")).isEqualTo(renew);
        assertThat(choice(line + " --force-renewal")).isEqualTo(renew);
        assertThat(choice(line)).isInstanceOfSatisfying(Choice.Ask.class, ask -> {
            assertThat(ask.yes()).isEqualTo(renew);
            assertThat(ask.question())
                    .isInstanceOfSatisfying(
                            Question.MustSay.class, q -> assertThat(q.ask()).isEqualTo(Ask.EXPAND));
            assertThat(ask.no())
                    .isInstanceOfSatisfying(
                            Choice.Refuse.class, no -> assertThat(no.next()).contains("--duplicate"));
        });
    }

    @Test
    void oneWithMoreNamesThanAskedForIsLeftAlone() throws Exception {
        lineage("a.example", "ecdsa", "a.example", "b.example");
        assertThat(choice("-d a.example")).isEqualTo(new Choice.New("a.example"));
        assertThat(choice("-d *.a.example")).isEqualTo(new Choice.New("a.example"));
    }

    @Test
    void aKeyTypeSaidTogetherWithTheNameChangesTheKey() throws Exception {
        KnownLineage site = lineage("site", "rsa", "a.example");
        assertThat(mended(choice("--cert-name site --key-type ecdsa"))).isEqualTo(new Choice.Renew(site, "ecdsa"));
    }

    @Test
    void aKeyTypeSaidAloneIsAskedAboutAndRefusedWithoutAnAnswer() throws Exception {
        KnownLineage site = lineage("site", "rsa", "a.example");
        assertThat(choice("-d a.example --key-type ecdsa")).isInstanceOfSatisfying(Choice.Ask.class, ask -> {
            assertThat(ask.question())
                    .isEqualTo(new Question.YesNo(
                            Ask.KEY_TYPE,
                            "An RSA certificate named site already exists. Do you want to update its key type to"
                                    + " ECDSA?",
                            "Update key type",
                            "Keep existing key type",
                            false));
            assertThat(mended(ask.yes())).isEqualTo(new Choice.Renew(site, "ecdsa"));
            assertThat(ask.no())
                    .isEqualTo(new Choice.Refuse(
                            "Are you trying to change the key type of the certificate named site from RSA to ECDSA?"
                                    + " Please provide both --cert-name and --key-type on the command line to confirm"
                                    + " the change you are trying to make.",
                            ""));
        });
    }

    @Test
    void theOldKeyTypeStaysIfOnlyTheDefaultIsAnother() throws Exception {
        KnownLineage site = lineage("site", "rsa", "a.example");
        assertThat(choice("-d a.example,b.example --expand"))
                .isInstanceOfSatisfying(
                        Choice.Ask.class, ask -> assertThat(ask.no()).isEqualTo(new Choice.Renew(site, "rsa")));
    }

    @Test
    void whatIsNotDueIsKeptUnlessSomebodyWantsItRenewed() throws Exception {
        KnownLineage a = lineage("a.example", "ecdsa", "a.example");
        Choice renew = new Choice.Renew(a, "ecdsa");
        assertThat(mended(choice("-d a.example"))).isInstanceOfSatisfying(Choice.IfDue.class, due -> {
            assertThat(due.due()).isEqualTo(renew);
            assertThat(due.otherwise()).isInstanceOfSatisfying(Choice.Ask.class, ask -> {
                assertThat(ask.yes()).isEqualTo(renew);
                assertThat(ask.no()).isEqualTo(new Choice.Keep(a));
            });
        });
    }

    @Test
    void withoutNamesThereIsNothingToDo() throws Exception {
        assertThat(choice("--keep")).isInstanceOf(Choice.Refuse.class);
        assertThat(choice("--duplicate --cert-name site")).isInstanceOf(Choice.Refuse.class);
    }
}
