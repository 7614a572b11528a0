package trading.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    /// Made for the first question: it is not worth the time of a start.
    private @Nullable HttpClient client;
    private String known = "";
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

    private HttpClient client(Optional<TlsIdentity> shown) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(patience).proxy(HttpClient.Builder.NO_PROXY);
        shown.ifPresent(identity -> builder.sslContext(PinnedCertificate.context(identity.encoded())));
        return builder.build();
    }

    /// One that takes this certificate, which may have been renewed since.
    private HttpClient follow(Optional<TlsIdentity> shown) {
        String fingerprint = shown.map(TlsIdentity::fingerprint).orElse("");
        HttpClient current = client;
        if (current != null && fingerprint.equals(known)) {
            return current;
        }
        if (current != null) {
            current.close();
        }
        HttpClient made = client(shown);
        client = made;
        known = fingerprint;
        return made;
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
        HttpClient following = follow(certificate.get());
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.get() + "/health/live"))
                .timeout(patience)
                .build();
        try {
            return following
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException none) {
            return false;
        }
    }
}
