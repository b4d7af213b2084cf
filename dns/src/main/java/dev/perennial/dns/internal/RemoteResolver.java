package dev.perennial.dns.internal;

import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/** Our transport for dnsjava's validator. What a validator sets of a transport is fixed here: signatures are wanted. */
final class RemoteResolver implements Resolver {
    private final DnsTransport transport;
    private final DnsPatience patience;
    private final List<InetSocketAddress> servers;

    RemoteResolver(DnsTransport transport, DnsPatience patience, List<InetSocketAddress> servers) {
        this.transport = transport;
        this.patience = patience;
        this.servers = servers;
    }

    /** Asks one after the other, over the network. */
    Message exchange(Message question) throws IOException {
        IOException last = new IOException("no resolver to ask");
        Message query = question.clone();
        Codec.wantSignatures(query);
        byte[] wire = query.toWire();
        for (InetSocketAddress server : servers) {
            for (int attempt = 0; attempt < patience.attempts(); attempt++) {
                try {
                    Message answer = new Message(transport.udp(server, wire, patience.attempt()));
                    return answer.getHeader().getFlag(Flags.TC)
                            ? new Message(transport.tcp(server, wire, patience.attempt()))
                            : answer;
                } catch (SocketTimeoutException e) {
                    last = e;
                }
            }
        }
        throw last;
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
        return sendAsync(query, ForkJoinPool.commonPool());
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return exchange(query);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                executor);
    }

    @Override
    public Duration getTimeout() {
        return patience.attempt();
    }

    @Override
    public void setTimeout(Duration timeout) {}

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}
}
