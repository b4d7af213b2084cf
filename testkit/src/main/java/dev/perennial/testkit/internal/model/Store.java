package dev.perennial.testkit.internal.model;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.RenewalInfoId;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Everything the CA remembers, behind one lock: requests and validations run in parallel, their effects one after
 * another. Rows are immutable; whoever changes one reads it and puts it back within one {@link #exclusively}.
 */
public final class Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Table<Account> accounts = new Table<>(Account::id);
    private final Table<Order> orders = new Table<>(Order::id);
    private final Table<Authorization> authorizations = new Table<>(Authorization::id);
    private final Table<IssuedCertificate> certificates = new Table<>(IssuedCertificate::id);

    /** Work that may end in a problem of type {@code X}. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    public <T, X extends Exception> T exclusively(Work<T, X> work) throws X {
        lock.lock();
        try {
            T result = work.run();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Within {@link #exclusively}: lets others work until the condition holds or the time (of the wall) is over. */
    public void await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        while (left > 0 && !condition.getAsBoolean()) {
            left = changed.awaitNanos(left);
        }
    }

    public Table<Account> accounts() {
        return accounts;
    }

    public Table<Order> orders() {
        return orders;
    }

    public Table<Authorization> authorizations() {
        return authorizations;
    }

    public Table<IssuedCertificate> certificates() {
        return certificates;
    }

    public Optional<Account> accountWithKey(PublicKey key) {
        String thumbprint = Jwk.thumbprint(key);
        return accounts.all().stream()
                .filter(account -> account.thumbprint().equals(thumbprint))
                .findFirst();
    }

    /** Empty unless it is, byte for byte, one that this CA issued. */
    public Optional<IssuedCertificate> issued(Certificate certificate) {
        return RenewalInfoId.of(certificate)
                .flatMap(certificates::find)
                .filter(found -> Arrays.equals(found.certificate().der(), certificate.der()));
    }

    public Status status(Order order, Instant now) {
        List<Status> states = order.authorizationIds().stream()
                .map(id -> authorizations.find(id).orElseThrow().status(now))
                .toList();
        return order.status(states, now);
    }
}
