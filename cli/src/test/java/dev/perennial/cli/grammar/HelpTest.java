package dev.perennial.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTest {
    private final Help help = new Help(Line.TABLE, "perennial");

    @Test
    void everyPageFitsEightyColumns() {
        for (String topic : help.topics()) {
            assertThat(help.page(topic).lines()).as(topic).isNotEmpty().allMatch(line -> line.length() <= 80);
        }
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
        for (Option option : Line.TABLE.all()) {
            boolean shown = all.contains(
                    "  " + String.join(", ", option.names()) + (option.value().isEmpty() ? "" : " "));
            assertThat(shown).as(option.longName()).isEqualTo(!option.hidden());
        }
    }
}
