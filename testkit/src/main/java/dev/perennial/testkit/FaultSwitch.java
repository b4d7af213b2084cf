package dev.perennial.testkit;

import org.jspecify.annotations.Nullable;

/** Which fault a proxy has at present, and for how many connections yet. Thread-safe. */
final class FaultSwitch {
    /** One injection, told from others by its identity: connections count bytes since they first met it. */
    static final class Injected {
        private final ProxyFault fault;

        Injected(ProxyFault fault) {
            this.fault = fault;
        }

        ProxyFault fault() {
            return fault;
        }
    }

    private @Nullable Injected injected;
    private int left;
    private int struck;

    synchronized void set(ProxyFault fault, int times) {
        injected = new Injected(fault);
        left = times;
    }

    synchronized void clear() {
        injected = null;
    }

    synchronized @Nullable Injected current() {
        return injected;
    }

    /** True if the fault is still on and may close a connection, which is then counted. */
    synchronized boolean strike(Injected fault) {
        if (injected != fault) {
            return false;
        }
        struck++;
        left--;
        if (left == 0) {
            injected = null;
        }
        return true;
    }

    synchronized boolean refuses() {
        Injected present = injected;
        return present != null && present.fault() instanceof ProxyFault.Refuse && strike(present);
    }

    synchronized int struck() {
        return struck;
    }
}
