package dev.perennial.cli.invocation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGUSR1. Until somebody listens it ends the process, as for any program; from then on it never does, also after the
 * wait: a signal that comes a moment too late must not kill a renewal. Programs we start do not inherit this.
 */
final class GoSignal {
    static final String NAME = "USR1";

    private GoSignal() {}

    /**
     * Runs {@code action} in a thread of the JVM whenever the signal comes. Replaces an earlier listener.
     *
     * <p>The JDK has no public API for signals. {@code sun.misc.Signal} is what its own tools use and {@code jdk.unsupported}
     * exports it, but javac warns of it without a way to say that this is meant; hence by name.
     */
    static void listen(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler called = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                }
                return null;
            };
            Object listener = Proxy.newProxyInstance(GoSignal.class.getClassLoader(), new Class<?>[] {handler}, called);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(NAME), listener);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this Java cannot listen for SIG" + NAME, e);
        }
    }
}
