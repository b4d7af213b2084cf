package dev.perennial.cli.console;

/** Labels and what they stand for, under one another in the usual width of a terminal. */
public final class Rows {
    private static final int WIDTH = 80;
    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();
    private final int column;

    /** @param label how long the longest one is; 0 if there are none */
    public Rows(int label) {
        this.column = label == 0 ? INDENT : INDENT + label + 2;
    }

    /** In one piece however long it is, for those who copy it. */
    public void command(String command) {
        begin();
        out.repeat(' ', column + INDENT).append(command);
    }

    private void begin() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    public void add(String label, String value) {
        begin();
        out.repeat(' ', INDENT).append(label).repeat(' ', column - INDENT - label.length());
        int at = column;
        for (String word : value.replace('\n', ' ').split(" ", -1)) {
            if (at > column && at + 1 + word.length() > WIDTH) {
                out.append('\n').repeat(' ', column);
                at = column;
            } else if (at > column) {
                out.append(' ');
                at++;
            }
            out.append(word);
            at += word.length();
        }
    }

    public String text() {
        return out.toString();
    }
}
