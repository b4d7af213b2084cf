package dev.perennial.cli.choice;

import dev.perennial.cli.console.Ask;

/** A question with two answers. Its words are Certbot's, which expect scripts know. */
public sealed interface Question {
    Ask ask();

    String text();

    /** What the answer yes is called, and no; they begin with different letters. */
    String yes();

    String no();

    /** Where nobody is there to answer, {@code unattended} is the answer. */
    record YesNo(Ask ask, String text, String yes, String no, boolean unattended) implements Question {}

    /** Where nobody is there to answer, only the option on the command line is an answer. */
    record MustSay(Ask ask, String text, String yes, String no) implements Question {}

    /** A menu; its first item, which is what no answer means, is no. */
    record Menu(Ask ask, String text, String yes, String no) implements Question {}
}
