package dev.perennial.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.grammar.Option;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.VerbInfo;
import dev.perennial.cli.grammar.Verbs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManualTest {
    private final OptionTable table = OptionTable.standard();
    private final List<ManualPage> pages = new Manual(table, "1.2.3").pages();

    @Test
    void thereIsAPageOnEachCommandAndTwoMore() {
        List<String> files = pages.stream().map(ManualPage::file).toList();
        assertThat(files).hasSize(Verbs.all().size() + 2).contains("perennial.1", "perennial-cli.ini.5");
        for (VerbInfo verb : Verbs.all()) {
            assertThat(files).contains("perennial-" + verb.name() + ".1");
        }
    }

    @Test
    void everyOptionThatIsNotHiddenIsOnThePageOfACommandAndAllButThreeAreSettings() {
        String commands = pages.stream()
                .filter(page -> page.section() == 1)
                .map(ManualPage::text)
                .collect(Collectors.joining());
        String settings = pages.getLast().text();
        for (Option option : table.all()) {
            String name = Roff.bold(option.longName());
            assertThat(commands.contains(name)).as(name).isEqualTo(!option.hidden());
            boolean setting = settings.contains(Roff.bold(option.longName().substring(2)) + " = ");
            assertThat(setting)
                    .as(name)
                    .isEqualTo(!option.hidden()
                            && !List.of("--help", "--version", "--config").contains(option.longName()));
        }
    }

    @Test
    void theDateIsThatOfTheSources() {
        assertThat(pages)
                .allSatisfy(
                        page -> assertThat(page.text()).containsPattern(" \"2\\d{3}-\\d\\d-\\d\\d\" \"Perennial 1"));
    }

    @Test
    void whatIsCopiedFromAPageIsWhatWasMeant() {
        assertThat(new Roff("a", 1, "", "").text(".x 'y' `z` ~ ^ \\ -").toString())
                .endsWith("\n\\&.x \\(aqy\\(aq \\(gaz\\(ga \\(ti \\(ha \\e \\-\n");
        assertThat(new Roff("a", 1, "", "").text("'x").toString()).endsWith("\n\\&\\(aqx\n");
    }
}
