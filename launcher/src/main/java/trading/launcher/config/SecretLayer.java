package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;

/// What `trading secret set` has kept, by environment name.
final class SecretLayer {
    static final Origin ORIGIN = new Origin("secret store");

    private SecretLayer() {}

    static Map<String, RawValue> read(Path dataDirectory, List<ConfigError> errors) throws IOException {
        SecretStore store = SecretStore.in(dataDirectory);
        Map<String, RawValue> values = new TreeMap<>();
        try {
            store.read().forEach((name, secret) -> values.put(name, new RawValue(secret.value(), ORIGIN)));
        } catch (SecretStoreException e) {
            errors.add(new ConfigError(
                    "secret store",
                    ConfigError.HIDDEN,
                    new Origin(store.file().toString()),
                    "secrets that can be opened; " + e.getMessage()));
        }
        return values;
    }
}
