package dev.perennial.cli.invocation;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.function.BooleanSupplier;

/**
 * Whether standard input is a terminal, exactly as isatty(3) says it and as Certbot asks it. {@link System#console} is no
 * answer: it also looks at standard output, and {@code perennial renew | tee log} at a terminal must not wait.
 */
public final class TerminalProbe implements BooleanSupplier {
    /** What the launcher found out with {@code test -t 0}, which costs nothing there: {@code true} or {@code false}. */
    static final String PROPERTY = "perennial.stdin.terminal";

    private static final int STDIN = 0;

    private final String told;

    /** @param told the launcher's answer; empty if the launcher was not used */
    TerminalProbe(String told) {
        this.told = told;
    }

    public static TerminalProbe ofProcess() {
        return new TerminalProbe(System.getProperty(PROPERTY, ""));
    }

    @Override
    public boolean getAsBoolean() {
        return switch (told) {
            case "true" -> true;
            case "false" -> false;
            default -> isatty();
        };
    }

    @SuppressWarnings("restricted") // One int in, one int out: nothing here can harm the JVM.
    private static boolean isatty() {
        Linker linker = Linker.nativeLinker();
        MethodHandle isatty = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("isatty"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            return (int) isatty.invokeExact(STDIN) == 1;
        } catch (Throwable e) {
            throw new LinkageError("isatty(3) could not be called", e);
        }
    }
}
