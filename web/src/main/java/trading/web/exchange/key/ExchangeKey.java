package trading.web.exchange.key;

import java.time.Instant;

/// A key, the secret that signs with it, and the account that it trades.
public record ExchangeKey(String apiKey, String secret, int account, Instant created) {
    /// Never with the secret.
    @Override
    public String toString() {
        return "ExchangeKey[account=" + account + " created=" + created + "]";
    }
}
