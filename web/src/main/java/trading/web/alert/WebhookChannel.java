package trading.web.alert;

import java.io.IOException;
import java.net.UnknownHostException;
import trading.web.json.Json;
import trading.web.outbound.OutgoingAddress;

/// Posts each alert as JSON, as the API shows it, to somebody's address.
public final class WebhookChannel implements AlertChannel {
    private final OutgoingAddress address;
    private final HttpPost http = new HttpPost();

    public WebhookChannel(OutgoingAddress address) {
        this.address = address;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public void deliver(AlertJson alert, int heldBack) throws DeliveryException, InterruptedException {
        try {
            address.check();
        } catch (UnknownHostException unknown) {
            throw new DeliveryException("its name is not known");
        } catch (IOException refused) {
            throw new DeliveryException(String.valueOf(refused.getMessage()));
        }
        http.send(address.uri(), Json.text(alert));
    }

    @Override
    public void close() {
        http.close();
    }
}
