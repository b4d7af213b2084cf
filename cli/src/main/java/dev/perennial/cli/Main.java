package dev.perennial.cli;

import java.util.List;

/** The entry point of the image. Does nothing before it knows what is asked: start-up is part of every command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int status = new Cli(Environment.ofProcess()).run(List.of(args));
        System.out.flush();
        if (status != 0) {
            System.exit(status);
        }
    }
}
