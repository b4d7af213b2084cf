package dev.perennial.cli;

/** The entry point of the image. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("perennial 0.1.0");
    }
}
