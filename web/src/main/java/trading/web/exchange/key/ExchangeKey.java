package trading.web.exchange.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trading.web.security.user.Role;

/// A key, the secret that signs with it, and the account that it trades.
///
/// `role`: viewer for a key that reads only, trader for one that trades. `holder`: the user who made it, null
/// for none; what the user may not do any more, the key may not either.
public record ExchangeKey(
        String apiKey,
        String secret,
        int account,
        Instant created,
        Role role,
        @Nullable Holder holder) {
    /// `since`: when the user was made, so that it is not of another user of the same name.
    public record Holder(String user, Instant since) {}

    /// Never with the secret.
    @Override
    public String toString() {
        return "ExchangeKey[account=" + account + " created=" + created + " role=" + role + "]";
    }
}
