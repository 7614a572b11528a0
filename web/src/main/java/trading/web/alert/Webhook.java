package trading.web.alert;

import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.json.Json;
import trading.web.outbound.OutgoingAddress;

/// Posts alerts to somebody's address, one after the other on a thread of its own.
///
/// A full queue drops the new one; one that is not taken is tried again after 1, 2 and 4 seconds, then left
/// out. Its address may hold a secret, so only the host is ever logged.
final class Webhook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final int QUEUE = 100;
    private static final int TRIES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OutgoingAddress address;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder lost = new LongAdder();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("alert-webhook").unstarted(this::run);

    private Webhook(OutgoingAddress address) {
        this.address = address;
    }

    static Webhook start(OutgoingAddress address) {
        Webhook webhook = new Webhook(address);
        webhook.thread.start();
        return webhook;
    }

    /// Never waits.
    void post(AlertJson alert) {
        if (!queue.offer(Json.text(alert))) {
            lost.increment();
            LOG.warn("alert webhook: host={}: more than {} wait; alert {} is left out", host(), QUEUE, alert.id());
        }
    }

    /// How many were left out.
    long lost() {
        return lost.sum();
    }

    private void run() {
        try {
            while (true) {
                send(queue.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("alert webhook: ended");
        }
    }

    private void send(String body) throws InterruptedException {
        String failure = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            failure = failureOf(body);
            if (failure.isEmpty()) {
                return;
            }
            if (attempt < TRIES) {
                TimeUnit.SECONDS.sleep(1L << (attempt - 1));
            }
        }
        lost.increment();
        LOG.warn("alert webhook: host={}: not taken after {} tries: {}", host(), TRIES, failure);
    }

    /// Empty when it was taken. An exception's own words may quote the address.
    private String failureOf(String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.uri())
                .timeout(PATIENCE)
                .header("Content-Type", Json.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            address.check();
        } catch (IOException refused) {
            return refused instanceof UnknownHostException
                    ? "its name is not known"
                    : String.valueOf(refused.getMessage());
        }
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "status=" + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private String host() {
        return address.uri().getHost();
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
