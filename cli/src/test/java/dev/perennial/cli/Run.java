package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;

/** A command that has ended. */
record Run(List<String> words, int code, String out, String err) {
    /** With this exit code, complaining of all of this, and never showing a user what is for a programmer. */
    Run ends(int expected, String... parts) {
        for (String part : parts) {
            assertThat(err).as("%s", words).contains(part);
        }
        assertThat(code).as("%s said %s%s", words, out, err).isEqualTo(expected);
        assertThat(out + err)
                .as("%s", words)
                .doesNotContain("Exception", "\tat ", "java.", "dev.perennial", "unexpected error")
                .doesNotContainPattern("[\\p{Cntrl}&&[^\\n\\t]]|[\\u0080-\\u009f\\u202a-\\u202e]");
        return this;
    }

    /** The answer to {@code --json}. */
    JsonObject data() {
        return JsonParser.parseString(out).getAsJsonObject().getAsJsonObject("data");
    }
}
