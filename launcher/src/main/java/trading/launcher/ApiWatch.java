package trading.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import trading.web.tls.PinnedCertificate;
import trading.web.tls.TlsIdentity;

/// Asks the API as others do, over its port: an answer that does not come shows a server whose threads are stuck.
final class ApiWatch {
    static final int RETRIES = 3;
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final Runnable well;
    private final Supplier<String> url;
    private final Supplier<Optional<TlsIdentity>> certificate;
    private long asked = System.nanoTime();
    private int silent;

    /// `url`: where the API is; `certificate`: the one that it shows, empty without TLS; `well`: told of each answer.
    ApiWatch(Supplier<String> url, Supplier<Optional<TlsIdentity>> certificate, Runnable well) {
        this(url, certificate, well, PATIENCE);
    }

    /// `patience`: how long one answer may take.
    ApiWatch(Supplier<String> url, Supplier<Optional<TlsIdentity>> certificate, Runnable well, Duration patience) {
        this.patience = patience;
        this.well = well;
        this.url = url;
        this.certificate = certificate;
    }

    /// Asks when it is time; waits for the answer. True when there was none several times in a row.
    boolean isSilent(long nowNanos) {
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

    /// Without the client of `java.net.http`: to make one reads all certificates of Java, which a question without TLS
    /// does not need.
    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url.get() + "/health/live").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) patience.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            if (connection instanceof HttpsURLConnection secure) {
                certificate.get().ifPresent(shown -> PinnedCertificate.pin(secure, shown.encoded()));
            }
            boolean well = connection.getResponseCode() < 500;
            connection.disconnect();
            return well;
        } catch (IOException none) {
            return false;
        }
    }
}
