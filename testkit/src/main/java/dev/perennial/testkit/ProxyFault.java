package dev.perennial.testkit;

import java.time.Duration;

/** What a {@link FaultProxy} does to a connection. */
public sealed interface ProxyFault {
    /** New connections are closed at once. */
    record Refuse() implements ProxyFault {}

    /** Both ends are closed once this many bytes of answers have passed since the fault was injected. */
    record CutAnswer(long afterBytes) implements ProxyFault {}

    /** Both ends are closed once this many bytes of requests have passed since the fault was injected. */
    record CutRequest(long afterBytes) implements ProxyFault {}

    /**
     * The next request reaches the server whole, its answer reaches nobody, then both ends are closed. In TLS a request
     * is told from the handshake by the size of its record, so it has to be longer than 96 bytes.
     */
    record DropAnswer() implements ProxyFault {}

    /** Each piece of an answer is held back this long. */
    record Delay(Duration duration) implements ProxyFault {}
}
