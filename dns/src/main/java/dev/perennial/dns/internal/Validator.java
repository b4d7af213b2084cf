package dev.perennial.dns.internal;

import dev.perennial.dns.DnsPatience;
import dev.perennial.dns.DnsTransport;
import dev.perennial.dns.Question;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** dnsjava's validator, which walks from the anchors to the answer, over our transport. Any number of threads. */
public final class Validator {
    private static final long LONGEST_SECONDS = 20;

    /** What is known. */
    public enum Outcome {
        SECURE,
        INSECURE,
        BOGUS,
        UNKNOWN
    }

    /** And why, in words of others. */
    public record Result(Outcome outcome, String why) {}

    private final RemoteResolver remote;
    private final Clock clock;
    private final String anchors;

    public Validator(
            DnsTransport transport,
            DnsPatience patience,
            List<InetSocketAddress> servers,
            Clock clock,
            String anchors) {
        this.remote = new RemoteResolver(transport, patience, servers);
        this.clock = clock;
        this.anchors = anchors;
    }

    public static String rootAnchors() {
        try (InputStream in = Objects.requireNonNull(Validator.class.getResourceAsStream("root-anchors.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the resolver hands on what a validator needs, over the network; some routers' do not. */
    public boolean signaturesArrive() throws InterruptedException {
        try {
            Message query = Message.newQuery(Record.newRecord(anchor(), Type.DNSKEY, DClass.IN));
            query.getHeader().setFlag(Flags.CD);
            return remote.exchange(query).getSection(Section.ANSWER).stream()
                    .anyMatch(record -> record.getType() == Type.RRSIG);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("while asking for signatures").initCause(e);
            }
            return false;
        }
    }

    /** Over the network, several questions. */
    public Result check(Question question) throws InterruptedException {
        // Closed before this returns, so that nothing of it outlives the call.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ValidatingResolver validating = new ValidatingResolver(remote, clock);
            validating.loadTrustAnchors(new ByteArrayInputStream(anchors.getBytes(StandardCharsets.US_ASCII)));
            validating.setAddReasonToAdditional(true);
            Message query = Message.newQuery(
                    Record.newRecord(Codec.name(question.name()), Records.type(question.type()), DClass.IN));
            Codec.wantSignatures(query);
            Message answer =
                    validating.sendAsync(query, threads).toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
            return read(answer);
        } catch (IOException | ExecutionException e) {
            return new Result(Outcome.UNKNOWN, "the signatures could not be checked: " + reason(e));
        } catch (TimeoutException e) {
            return new Result(Outcome.UNKNOWN, "the signatures could not be checked in " + LONGEST_SECONDS + " s");
        }
    }

    private static Result read(Message answer) {
        if (answer.getHeader().getFlag(Flags.AD)) {
            return new Result(Outcome.SECURE, "");
        }
        int code = answer.getRcode();
        return code == Rcode.NOERROR || code == Rcode.NXDOMAIN
                ? new Result(Outcome.INSECURE, "")
                : new Result(Outcome.BOGUS, reason(answer));
    }

    private static String reason(Message answer) {
        for (RRset set : answer.getSectionRRsets(Section.ADDITIONAL)) {
            if (set.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS
                    && set.first() instanceof TXTRecord text) {
                return String.join("", text.getStrings());
            }
        }
        return Codec.why(answer);
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private Name anchor() throws IOException {
        for (String line : anchors.split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith(";")) {
                return Name.fromString(line.strip().split("\\s+", 2)[0]);
            }
        }
        return Name.root;
    }
}
