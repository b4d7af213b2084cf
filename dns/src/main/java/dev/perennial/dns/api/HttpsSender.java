package dev.perennial.dns.api;

import dev.perennial.acme.PlainText;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends by the JDK's HTTP client. Closing breaks what is under way; an unclosed one keeps the JVM from its end for a while. */
public final class HttpsSender implements ApiSender, AutoCloseable {
    /** The longest list of zones or records that is believed. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;
    /** Reading blocks, and the JDK's common threads are as few as a small machine's cores. */
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    private final String userAgent;
    private final Duration patience;

    /**
     * Opens no connection yet.
     *
     * @param patience for one answer, its body included
     */
    public HttpsSender(String userAgent, Duration patience) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        this.userAgent = userAgent;
        this.patience = patience;
    }

    @Override
    public ApiResponse send(ApiRequest request) throws SolverException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> head = http.sendAsync(http(request), BodyHandlers.ofInputStream());
        CompletableFuture<ApiResponse> answer = head.thenApplyAsync(HttpsSender::read, readers);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failure(request, "no answer within " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failure(request, text(cause), cause);
        } finally {
            answer.cancel(true); // after an answer these do nothing
            head.cancel(true);
        }
    }

    private HttpRequest http(ApiRequest request) throws SolverException {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).setHeader("User-Agent", userAgent);
            request.headers().forEach(builder::setHeader);
            boolean bare = request.body().isEmpty();
            boolean needsLength =
                    request.method().equals("POST") || request.method().equals("PUT");
            return builder.method(
                            request.method(),
                            bare && !needsLength ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()))
                    .build();
        } catch (IllegalArgumentException e) {
            // A credential with a line break in it, mostly: the message would quote it.
            throw new SolverException("A request to " + request.host()
                    + " cannot be made: a header has a character that none may have. Check the credentials.");
        }
    }

    private static ApiResponse read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("the answer is larger than " + MOST_BYTES / (1024 * 1024) + " MB");
            }
            return new ApiResponse(
                    response.statusCode(), response.headers().map(), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static SolverException failure(ApiRequest request, String why, Throwable cause) {
        return new SolverException(request.host() + " gave no answer: " + why + '.', cause);
    }

    /** The client's own exceptions often have no message. */
    private static String text(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return "the host name is not known";
        }
        if (has(failure, HttpTimeoutException.class)) {
            return "no connection within " + CONNECT.toSeconds() + " seconds";
        }
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return has(failure, ConnectException.class)
                    ? "connection refused"
                    : failure.getClass().getSimpleName();
        }
        return PlainText.of(message, 300);
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
        readers.shutdownNow();
    }
}
