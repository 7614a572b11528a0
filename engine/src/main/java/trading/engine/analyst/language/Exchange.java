package trading.engine.analyst.language;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.Excerpt;
import trading.engine.analyst.FailureCode;

/// One request and its answer, as they were on the wire.
///
/// The whole of it ends at the deadline, however slowly a server sends; nothing is tried twice.
final class Exchange implements HttpClient {
    private static final int TOO_MANY_REQUESTS = 429;

    private final java.net.http.HttpClient http;
    private final Duration deadline;
    private final int mostBytes;
    private final Begun begun = new Begun(this);
    private String request = "";
    private int status;
    private @Nullable String response;
    private @Nullable Fault fault;

    Exchange(java.net.http.HttpClient http, Duration deadline, int mostBytes) {
        this.http = http;
        this.deadline = deadline;
        this.mostBytes = mostBytes;
    }

    /// For the builders of models, which ask for a builder of clients.
    HttpClientBuilder begun() {
        return begun;
    }

    /// The body that was sent, empty when none was.
    String request() {
        return request;
    }

    /// Of the answer, 0 when there was none.
    int status() {
        return status;
    }

    @Nullable
    String response() {
        return response;
    }

    /// Null when the server answered as it should.
    @Nullable
    Fault fault() {
        return fault;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest asked) {
        request = Objects.requireNonNullElse(asked.body(), "");
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(wire(asked), head -> new CappedBody(mostBytes));
        try {
            return understood(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(FailureCode.CLOSED, "broken off because the desk is closing", false);
        } catch (ExecutionException e) {
            throw broken(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            answer.cancel(true);
        }
    }

    private java.net.http.HttpRequest wire(HttpRequest asked) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(asked.url()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(request));
        asked.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private SuccessfulHttpResponse understood(HttpResponse<byte[]> answer) {
        status = answer.statusCode();
        String body;
        try {
            body = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(answer.body()))
                    .toString();
        } catch (CharacterCodingException e) {
            response = new String(answer.body(), StandardCharsets.ISO_8859_1);
            throw failed(FailureCode.ANSWER_UNREADABLE, "the answer is not UTF-8: " + Excerpt.of(response), false);
        }
        response = body;
        if (status == TOO_MANY_REQUESTS) {
            throw failed(FailureCode.RATE_LIMITED, "status=429: " + Excerpt.of(body), true);
        }
        if (status < 200 || status > 299) {
            boolean refused = status >= 400 && status <= 499;
            throw failed(FailureCode.HTTP_ERROR, "status=" + status + ": " + Excerpt.of(body), refused);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(answer.headers().map())
                .body(body)
                .build();
    }

    private HttpException broken(Throwable cause) {
        if (cause instanceof CappedBody.TooLargeException) {
            return failed(FailureCode.ANSWER_TOO_LARGE, String.valueOf(cause.getMessage()), false);
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return late();
        }
        return failed(FailureCode.UNREACHABLE, Excerpt.of(cause.toString()), cause instanceof ConnectException);
    }

    private HttpException late() {
        return failed(FailureCode.DEADLINE_PASSED, "no whole answer within " + deadline.toMillis() + " ms", false);
    }

    private HttpException failed(FailureCode code, String text, boolean free) {
        fault = new Fault(code, text, free);
        return new HttpException(status, text);
    }

    @Override
    public void execute(HttpRequest asked, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are asked for whole");
    }

    /// The deadline is this exchange's own: what a model's builder would set is taken and not used.
    private static final class Begun implements HttpClientBuilder {
        private final Exchange exchange;

        Begun(Exchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public Duration connectTimeout() {
            return exchange.deadline;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return exchange.deadline;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return exchange;
        }
    }
}
