package trading.launcher.config;

import java.net.URI;
import trading.web.outbound.OutgoingAddress;

/// An address that may hold a secret, and prints as `***`. `privateAllowed`: whether it may be on this machine or in a
/// private network.
public record SecretAddress(URI uri, boolean privateAllowed) {
    public OutgoingAddress outgoing() {
        return new OutgoingAddress(uri, privateAllowed);
    }

    @Override
    public String toString() {
        return ConfigError.HIDDEN;
    }
}
