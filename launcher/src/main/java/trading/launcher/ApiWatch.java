package trading.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.IntSupplier;

/// Asks the API as others do, over its port: an answer that does not come shows a server whose threads are stuck.
final class ApiWatch {
    static final int RETRIES = 3;
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Duration patience;
    private final IntSupplier port;
    private final Runnable well;
    private long asked = System.nanoTime();
    private int silent;

    /// `well`: told of each answer.
    ApiWatch(IntSupplier port, Runnable well) {
        this(port, well, PATIENCE);
    }

    /// `patience`: how long one answer may take.
    ApiWatch(IntSupplier port, Runnable well, Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
        this.port = port;
        this.well = well;
    }

    /// Asks when it is time; waits for the answer. True when there was none several times in a row.
    boolean isSilent(long nowNanos) throws InterruptedException {
        if (nowNanos - asked < EVERY_NANOS) {
            return false;
        }
        asked = nowNanos;
        silent = answers() ? 0 : silent + 1;
        if (silent == 0) {
            well.run();
        }
        if (silent < RETRIES) {
            return false;
        }
        silent = 0;
        return true;
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + "/health/live"))
                .timeout(patience)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException none) {
            return false;
        }
    }
}
