package trading.web.alert;

import java.net.URI;
import trading.web.json.Json;

/// Posts each alert as JSON, as the API shows it, to somebody's address.
public final class WebhookChannel implements AlertChannel {
    private final URI address;
    private final HttpPost http = new HttpPost();

    public WebhookChannel(URI address) {
        this.address = address;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public void deliver(AlertJson alert, int heldBack) throws DeliveryException, InterruptedException {
        http.send(address, Json.text(alert));
    }

    @Override
    public void close() {
        http.close();
    }
}
