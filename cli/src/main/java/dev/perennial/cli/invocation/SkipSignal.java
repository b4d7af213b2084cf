package dev.perennial.cli.invocation;

import java.lang.reflect.Proxy;

/**
 * SIGUSR1. The JDK has no supported way to receive a signal; sun.misc.Signal in jdk.unsupported has been there for many
 * releases. By reflection, because javac's warning about it cannot be switched off. HotSpot itself uses only SIGUSR2.
 */
final class SkipSignal {
    private SkipSignal() {}

    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object runs = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        action.run();
                        return null;
                    });
            Object usr1 = signal.getConstructor(String.class).newInstance("USR1");
            signal.getMethod("handle", signal, handler).invoke(null, usr1, runs);
        } catch (ReflectiveOperationException e) {
            System.getLogger(SkipSignal.class.getName())
                    .log(System.Logger.Level.WARNING, "this wait cannot be ended by SIGUSR1", e);
        }
    }
}
