package trading.launcher.config;

import java.net.URI;

/// An address that may hold a secret, and prints as `***`.
public record SecretAddress(URI uri) {
    @Override
    public String toString() {
        return ConfigError.HIDDEN;
    }
}
