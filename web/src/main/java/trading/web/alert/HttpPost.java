package trading.web.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import trading.web.json.Json;

/// Posts JSON to an address that may hold a secret, so it is in no message.
final class HttpPost implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// Throws [DeliveryException] when it is not answered by success.
    void send(URI address, String body) throws DeliveryException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", Json.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // its own words may quote the address
            throw new DeliveryException(
                    address.getHost() + " cannot be reached: " + e.getClass().getSimpleName());
        }
        if (status / 100 != 2) {
            throw new DeliveryException(address.getHost() + " answered with status " + status);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
