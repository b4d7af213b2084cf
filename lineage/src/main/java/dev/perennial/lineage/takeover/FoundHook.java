package dev.perennial.lineage.takeover;

/**
 * A program of {@code renewal-hooks}.
 *
 * @param kind {@code pre}, {@code deploy} or {@code post}
 * @param name of the file
 * @param text what is in it
 * @param mode as {@code rwxr-xr-x}
 */
public record FoundHook(String kind, String name, String text, String mode) {}
