package dev.perennial.testkit;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import dev.perennial.testkit.internal.RenewalWindows;
import dev.perennial.testkit.internal.RenewalWindows.Window;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.authority.Authority;
import dev.perennial.testkit.internal.authority.Repository;
import dev.perennial.testkit.internal.authority.TrustContext;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.validation.ValidationPorts;
import dev.perennial.testkit.internal.validation.Validator;
import dev.perennial.testkit.internal.wire.Nonces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * An ACME certificate authority (RFC 8555) in this process, on loopback. It validates what it issues for, through a
 * {@link FakeDns} that sends every name to 127.0.0.1, on ports that an ordinary user may listen on. What it knows is
 * gone with {@link #close}. Several may run side by side; all methods are safe for several threads.
 */
public final class TestCa implements AutoCloseable {
    private final Closer closer;
    private final Clock clock;
    private final Store store = new Store();
    private final RequestLog requests = new RequestLog();
    private final Faults faults = new Faults();
    private final RenewalWindows windows = new RenewalWindows();
    private final Nonces nonces;
    private final ValidationPorts ports;
    private final FakeDns dns;
    private final Authority authority;
    private final Repository repository;
    private final ApiServer api;

    private TestCa(TestCaBuilder settings, Closer closer) throws IOException, PkiException {
        this.closer = closer;
        this.clock = settings.clock();
        this.nonces = new Nonces(settings.ids().random(), settings.nonceRejection());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        closer.add(threads::shutdownNow);
        SecureRandom random = new SecureRandom(); // not the settings' own: two CAs of one seed need different ports
        this.ports = new ValidationPorts(
                Ports.orFree(settings.httpPort(), random), Ports.orFree(settings.tlsPort(), random));
        this.dns = FakeDns.start(settings.dnsPort(), clock);
        closer.add(dns::close);
        this.repository = Repository.bind(threads);
        closer.add(repository::close);
        this.authority = Authority.create(
                settings.keys(),
                settings.intermediates(),
                settings.alternateRoots(),
                clock.instant(),
                repository.urls());
        repository.start(authority, store, clock);
        Timing timing = settings.timing();
        Validator validator =
                new Validator(store, clock, timing.authorizationLifetime(), dns.address(), ports, settings.policy());
        closer.add(validator::close);
        Dispatcher dispatcher = new Dispatcher(
                Handlers.of(settings, store, nonces, authority, validator, windows), store, nonces, faults);
        List<Identifier> names = List.of(Identifier.dns("localhost"), Identifier.ip("127.0.0.1"), Identifier.ip("::1"));
        SSLContext tls = TrustContext.presenting(authority.apiIdentity(names, clock.instant()));
        this.api = ApiServer.start(settings.port(), tls, threads, dispatcher, requests);
        closer.add(api::close);
    }

    /** With all defaults. */
    public static TestCa start() {
        return builder().start();
    }

    public static TestCaBuilder builder() {
        return new TestCaBuilder();
    }

    static TestCa start(TestCaBuilder settings) {
        Closer closer = new Closer();
        try {
            return new TestCa(settings, closer);
        } catch (IOException | PkiException e) {
            throw new UncheckedIOException("the test CA cannot start: " + e.getMessage(), undo(closer, e));
        }
    }

    private static IOException undo(Closer closer, Exception cause) {
        IOException failure = cause instanceof IOException io ? io : new IOException(cause);
        try {
            closer.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Where clients start. The host is 127.0.0.1; the CA answers to localhost as well. */
    public URI directory() {
        return URI.create("https://127.0.0.1:" + api.port() + "/" + Route.DIRECTORY.segment());
    }

    /** The port of the API. */
    public int port() {
        return api.port();
    }

    /** Where http-01 is looked for. */
    public int httpPort() {
        return ports.http();
    }

    /** Where tls-alpn-01 is looked for. */
    public int tlsPort() {
        return ports.tls();
    }

    public Certificate root() {
        return authority.roots().getFirst();
    }

    /** The main root and those of alternate chains. */
    public List<Certificate> roots() {
        return authority.roots();
    }

    /** The one that signs. */
    public Certificate intermediate() {
        return authority.issuing();
    }

    /** For clients of the CA's API and of servers with certificates it issued: trusts its roots and nothing else. */
    public SSLContext trust() {
        return TrustContext.trusting(authority.roots());
    }

    /** The same as PEM, for clients that are other programs. */
    public String trustPem() {
        StringBuilder pem = new StringBuilder();
        authority.roots().forEach(root -> pem.append(root.toPem()));
        return pem.toString();
    }

    /** Writes {@link #trustPem} to the file and returns the file. */
    public Path writeTrustPem(Path file) throws IOException {
        return Files.writeString(file, trustPem());
    }

    /** The DNS that validation asks. */
    public FakeDns dns() {
        return dns;
    }

    public RequestLog requests() {
        return requests;
    }

    public Faults faults() {
        return faults;
    }

    /** What the CA has issued, oldest first. */
    public List<Certificate> issued() {
        return store.exclusively(() -> store.certificates().all().stream()
                .map(IssuedCertificate::certificate)
                .toList());
    }

    /** Where the list of revoked certificates is served, by plain HTTP. */
    public URI crlUrl() {
        return repository.urls().crl();
    }

    /** False also for certificates of others. */
    public boolean revoked(Certificate certificate) {
        return find(certificate).flatMap(IssuedCertificate::revocation).isPresent();
    }

    /** Revokes without being asked to, as a CA does after a mistake of its own; {@code reason} as in RFC 5280. */
    public void revoke(Certificate certificate, int reason) {
        store.exclusively(() -> store.certificates().put(own(certificate).revoked(clock.instant(), reason)));
    }

    /** Whether an order that said it {@code replaces} this certificate has been issued (RFC 9773 section 5). */
    public boolean replaced(Certificate certificate) {
        return find(certificate).flatMap(IssuedCertificate::replacedBy).isPresent();
    }

    /** Sets the renewal window of a certificate; not checked, so that clients can be shown an impossible one. */
    public void setRenewalWindow(Certificate certificate, Instant start, Instant end) {
        windows.set(own(certificate).id(), new Window(start, end, Optional.empty()));
    }

    public void setRenewalWindow(Certificate certificate, Instant start, Instant end, URI explanation) {
        windows.set(own(certificate).id(), new Window(start, end, Optional.of(explanation)));
    }

    /** Sets the window of all certificates that have none of their own, those issued later too. */
    public void setRenewalWindow(Instant start, Instant end) {
        windows.setForOthers(new Window(start, end, Optional.empty()));
    }

    /** Every nonce given so far is worthless from now on. */
    public void expireNonces() {
        nonces.expireAll();
    }

    private Optional<IssuedCertificate> find(Certificate certificate) {
        return store.exclusively(() -> store.issued(certificate));
    }

    private IssuedCertificate own(Certificate certificate) {
        return find(certificate)
                .orElseThrow(() -> new IllegalArgumentException("this CA has not issued that certificate"));
    }

    /** Stops all servers and frees their ports. */
    @Override
    public void close() {
        try {
            closer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the test CA cannot be stopped", e);
        }
    }
}
