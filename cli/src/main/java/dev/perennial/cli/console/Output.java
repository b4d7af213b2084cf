package dev.perennial.cli.console;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What a command says: as text for people, or with {@code --json} for programs (docs/json.md). Safe for use by several
 * threads. Text may come from anywhere: control characters in it are replaced here.
 */
public interface Output {
    /** Whether an answer in data is wanted. Asked before data is built, because most runs want text. */
    boolean json();

    /** A line, or several, for people on stdout. Says nothing with {@code --quiet} and in JSON. */
    void line(String text);

    /** A line of pieces, in colour on a terminal that shows colours. For people only. */
    default void line(List<Span> pieces) {
        StringBuilder joined = new StringBuilder();
        pieces.forEach(piece -> joined.append(piece.text()));
        line(joined.toString());
    }

    /** What the next lines are about, set apart from those before and, on a terminal, in bold. For people only. */
    void heading(String text);

    /** Something that does not stop the command, on stderr; part of the answer in JSON. */
    void warning(String text);

    /** What went wrong although the command goes on, on stderr, also with {@code --quiet}; a warning in JSON. */
    void error(String text);

    /** A detail for {@code -v}, on stderr. */
    void detail(String text);

    /**
     * Something happens that a program may want to know while the command runs. Only JSON shows it: one object a line on
     * stderr.
     *
     * @param details its members; must not contain {@code schema}, {@code event} or {@code time}
     */
    void event(String name, JsonObject details);

    /** A member of {@code data} of the JSON answer; later ones of the same name win. Text does not show it. */
    void data(String name, JsonElement value);

    /**
     * Says why the command failed.
     *
     * @param log the file to read on, or empty
     */
    void failure(Failure failure, String log);

    /** The last call: in JSON this writes the answer. */
    void end(int exitCode);
}
