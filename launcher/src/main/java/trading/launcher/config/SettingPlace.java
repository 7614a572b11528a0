package trading.launcher.config;

import java.util.Optional;
import java.util.Set;

/// Where a setting is written, and whether an API may write there.
///
/// What names a file or folder, or says who may reach the desk, is left to whoever has the machine: an
/// admin of the desk is not always its owner.
final class SettingPlace {
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "data.directory",
            "log.directory",
            "backup.folder",
            "analyst.key_file",
            "api.tls_certificate",
            "api.tls_key",
            "api.auth",
            "api.host",
            "api.hosts",
            "api.tls",
            "api.networks",
            "api.trusted_proxies");

    private SettingPlace() {}

    /// Why it cannot be changed by way of the API; empty when it can.
    static Optional<String> objection(Setting<?> setting, Origin origin) {
        if (SecretNames.isSecret(setting)) {
            return Optional.of("it is a secret: set it among the secrets, or with: trading secret set "
                    + setting.environmentName());
        }
        if (OF_THE_MACHINE.contains(setting.key())) {
            return Optional.of("it is for whoever has the machine: change it in config/config.toml, or as "
                    + setting.environmentName() + " in .env");
        }
        if (!isInFile(origin) && !origin.equals(Origin.DEFAULT)) {
            return Optional.of("it is set by the " + origin.text() + ", which wins over every file: change it there");
        }
        return Optional.empty();
    }

    static boolean isInFile(Origin origin) {
        return origin.line() > 0;
    }
}
