package dev.perennial.cli.choice;

/** A question with two answers. Its words are Certbot's, which expect scripts know. */
public sealed interface Question {
    String text();

    /** Yes or no; where nobody is there to answer, {@code unattended} is the answer. */
    record YesNo(String text, boolean unattended) implements Question {}

    /** Yes or no; where nobody is there to answer, only the option on the command line is an answer. */
    record MustSay(String text, String option) implements Question {}

    /** A menu of two items; the first, which is what no answer means, is no. */
    record Menu(String text, String no, String yes) implements Question {}
}
