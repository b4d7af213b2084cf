package dev.perennial.dns.bridge;

/**
 * A program that has ended.
 *
 * @param exitCode 0 if it says that it worked
 * @param output what it wrote to standard output, as much of it as is kept
 * @param error the same of standard error
 * @param late whether it was ended because it took too long
 */
public record Ended(int exitCode, String output, String error, boolean late) {
    public boolean worked() {
        return exitCode == 0 && !late;
    }
}
