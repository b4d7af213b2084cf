package dev.perennial.lineage.configobj;

import dev.perennial.lineage.configobj.Piece.Entry;
import dev.perennial.lineage.configobj.Piece.Header;
import dev.perennial.lineage.configobj.Piece.Trivia;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a document in order, and where in it something new belongs. */
final class Pieces {
    private final List<Piece> all;
    private final String newline;

    /** @param newline ends the lines that are added */
    Pieces(List<Piece> all, String newline) {
        this.all = all;
        this.newline = newline;
    }

    String render() {
        StringBuilder out = new StringBuilder(1024);
        all.forEach(piece -> out.append(piece.text()));
        return out.toString();
    }

    /** Keys come before the sections below; comments in front of what follows stay with it. */
    void addEntry(Section section, String key, ConfigValue value, Quoting quoting) throws ConfigException {
        String indent = "";
        int index = section.parent == null ? leadingComments() : 0;
        for (int i = 0; i < all.size(); i++) {
            if (owner(all.get(i)) == section) {
                index = i + 1;
                if (all.get(i) instanceof Entry sibling) {
                    indent = sibling.text().substring(0, Blanks.skip(sibling.text(), 0));
                }
            }
        }
        String left = indent + quoting.key(key) + " = ";
        String right = lines(quoting.value(value));
        int end = left.length() + right.length();
        Entry entry = new Entry(left + right + newline, section, key, value, left.length(), end, 0);
        add(index, entry);
        section.entries.put(key, entry);
    }

    void addHeader(Section section, Quoting quoting) throws ConfigException {
        int index = all.size();
        while (index > 0 && !within(all.get(index - 1), section.parent)) {
            index--;
        }
        add(
                index == 0 ? all.size() : index,
                new Header(quoting.header(section.name, section.depth) + newline, section));
    }

    void replace(Entry old, ConfigValue value, Quoting quoting) throws ConfigException {
        String left = old.text().substring(0, old.start());
        String spaced = left.endsWith("=") ? left + ' ' : left;
        String right = lines(quoting.value(value));
        int end = spaced.length() + right.length();
        String text = spaced + right + old.text().substring(old.end());
        put(all.indexOf(old), new Entry(text, old.section(), old.key(), value, spaced.length(), end, old.line()));
    }

    void remove(Entry entry) {
        all.remove(entry);
    }

    void remove(Section section) {
        all.removeIf(piece -> within(piece, section));
    }

    /** ConfigObj keeps what stands above the first line that counts at the very top. */
    private int leadingComments() {
        int at = 0;
        while (at < all.size() && all.get(at) instanceof Trivia) {
            at++;
        }
        return at;
    }

    private static @Nullable Section owner(Piece piece) {
        return switch (piece) {
            case Entry entry -> entry.section();
            case Header header -> header.section();
            case Trivia trivia -> null;
        };
    }

    private static boolean within(Piece piece, @Nullable Section section) {
        Section owner = owner(piece);
        return owner != null && section != null && owner.within(section);
    }

    private void add(int index, Piece piece) {
        if (index > 0 && !all.get(index - 1).text().endsWith("\n")) {
            endLine(index - 1);
        }
        all.add(index, piece);
    }

    private void endLine(int index) {
        switch (all.get(index)) {
            case Trivia(String text) -> all.set(index, new Trivia(text + newline));
            case Header(String text, Section section) -> all.set(index, new Header(text + newline, section));
            case Entry(String text, Section section, String key, ConfigValue value, int start, int end, int line) ->
                put(index, new Entry(text + newline, section, key, value, start, end, line));
        }
    }

    private void put(int index, Entry entry) {
        all.set(index, entry);
        entry.section().entries.put(entry.key(), entry);
    }

    private String lines(String spelled) {
        return spelled.replace("\n", newline);
    }
}
