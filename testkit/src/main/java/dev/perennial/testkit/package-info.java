/**
 * Servers and clocks for tests of ACME clients.
 *
 * <p>{@link dev.perennial.testkit.TestCa} is a certificate authority in the test's own process. Three lines make a real
 * one, which validates, issues and revokes:
 *
 * <pre>{@code
 * try (TestCa ca = TestCa.builder().httpPort(portOfMyHttp01Server).start()) {
 *     MyClient client = new MyClient(ca.directory(), ca.trust());
 *     client.obtain("www.example.org");
 * }
 * }</pre>
 *
 * <p>Every name in DNS leads to 127.0.0.1 until {@link dev.perennial.testkit.FakeDns} is told otherwise, so any domain
 * will do. Other programs trust the CA by a file ({@link dev.perennial.testkit.TestCa#writeTrustPem}):
 * {@code REQUESTS_CA_BUNDLE} for Certbot, {@code LEGO_CA_CERTIFICATES} for lego.
 *
 * <p>What goes wrong in production can be made to go wrong here: {@link dev.perennial.testkit.Faults} for answers of the
 * CA, {@link dev.perennial.testkit.FaultProxy} for the connection, {@link dev.perennial.testkit.SettableClock} for time.
 * There is no static state, and no test framework is needed. dnsjava logs through SLF4J, which says so on stderr where it
 * has no provider: {@code -Dslf4j.internal.verbosity=ERROR} quiets it.
 */
package dev.perennial.testkit;
