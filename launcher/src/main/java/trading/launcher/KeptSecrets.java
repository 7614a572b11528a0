package trading.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.SecretNames;
import trading.launcher.secret.Secret;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;
import trading.web.setting.SecretDesk;

/// The secret store of the data folder, as `trading secret` has it.
final class KeptSecrets implements SecretDesk {
    private final SecretStore store;
    private final ConfigLoader loader;

    KeptSecrets(Path data, ConfigLoader loader) {
        this.store = SecretStore.in(data);
        this.loader = loader;
    }

    @Override
    public List<SecretJson> secrets() throws IOException {
        SortedMap<String, Secret> kept = opened(store::read);
        Map<String, String> elsewhere = loader.secretsElsewhere();
        return SecretNames.all().stream()
                .map(name -> {
                    Secret secret = kept.get(name);
                    return new SecretJson(
                            name,
                            SecretNames.help(name),
                            secret == null ? null : SecretListCommand.time(secret.set()),
                            elsewhere.get(name));
                })
                .toList();
    }

    @Override
    public Optional<String> set(String name, String value) throws IOException {
        if (value.getBytes(StandardCharsets.UTF_8).length > SecretStore.MOST_VALUE_BYTES) {
            return Optional.of("at most " + SecretStore.MOST_VALUE_BYTES + " bytes");
        }
        Optional<String> objection = SecretNames.objection(name, value);
        if (objection.isEmpty()) {
            opened(() -> {
                store.set(name, value, Instant.now());
                return name;
            });
        }
        return objection;
    }

    @Override
    public boolean remove(String name) throws IOException {
        return opened(() -> store.remove(name));
    }

    @FunctionalInterface
    private interface Opening<T> {
        T open() throws SecretStoreException, IOException;
    }

    private static <T> T opened(Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (SecretStoreException closed) {
            throw new SecretsUnavailable(String.valueOf(closed.getMessage()), closed);
        }
    }
}
