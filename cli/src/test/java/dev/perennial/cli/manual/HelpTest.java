package dev.perennial.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.Topics;
import dev.perennial.cli.grammar.VerbInfo;
import dev.perennial.cli.grammar.Verbs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private final OptionTable table = OptionTable.standard();
    private final Help help = new Help(table, "perennial");

    @ParameterizedTest
    @ValueSource(strings = {"perennial", "certbot"})
    void everyPageFitsEightyColumns(String program) {
        Help pages = new Help(table, program);
        for (String topic : Topics.names()) {
            assertThat(pages.page(topic).lines())
                    .as(topic)
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= 80)
                    .noneMatch(line -> line.endsWith(" "));
        }
        assertThat(pages.page("certonly")).startsWith("usage: " + program + " certonly ");
    }

    @Test
    void theFirstPageFitsAScreenAndShowsHowToBegin() {
        String page = help.page("");
        assertThat(page.lines().count()).isLessThanOrEqualTo(24);
        assertThat(page).contains("certonly --standalone -d example.com", "renew every certificate that is due");
    }

    @Test
    void everyOptionThatIsNotHiddenIsDocumentedOnce() {
        String all = help.page("all");
        for (Option option : table.all()) {
            String names =
                    "  " + String.join(", ", option.names()) + (option.value().isEmpty() ? "" : " ");
            assertThat(all.contains(names)).as(option.longName()).isEqualTo(!option.hidden());
        }
    }

    @Test
    void everyTextIsASentenceAndNoTwoAreTheSame() {
        Set<String> texts = new HashSet<>();
        for (Option option : table.all()) {
            if (!option.hidden()) {
                assertThat(option.help()).as(option.longName()).matches("[A-Z].*\\.");
                assertThat(option.summary())
                        .as(option.longName())
                        .doesNotEndWith(".")
                        .hasSizeLessThan(120);
                assertThat(texts.add(option.help())).as(option.longName()).isTrue();
            }
        }
    }

    @Test
    void examplesComeBeforeOptionsAndEachIsUnderstood() throws Exception {
        for (VerbInfo verb : Verbs.all()) {
            String page = help.page(verb.name());
            for (Example example : Guides.of(verb.name()).examples()) {
                List<String> words = new ArrayList<>();
                for (String word : commandOf(example).split(" ", -1)) {
                    words.add(word.replace("'", ""));
                }
                assertThat(new Parser(table).parse(words, IniFiles.NONE).verb()).isEqualTo(verb.name());
                assertThat(page).contains("\n  perennial " + example.line() + "\n");
            }
            assertThat(page.indexOf("Examples:")).isLessThanOrEqualTo(page.indexOf("Options of every command:"));
        }
    }

    /** Without a shell's quotes, and without where its answer goes. */
    private static String commandOf(Example example) {
        return example.line().replace("'nginx -s reload'", "reload").replaceFirst(" [|>].*", "");
    }

    /** What a table of options leaves out cannot be a name that no option has. */
    @Test
    void aCommandLeavesOutOnlyOptionsThatItsTopicsHold() {
        for (VerbInfo verb : Verbs.all()) {
            for (String dest : String.join(" ", verb.without()).split(" ", -1)) {
                assertThat(table.all().stream()
                                .anyMatch(option -> dest.isEmpty()
                                        || (option.dest().equals(dest)
                                                && verb.topics().contains(option.topic()))))
                        .as("%s without %s", verb.name(), dest)
                        .isTrue();
            }
        }
    }
}
