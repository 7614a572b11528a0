package trading.launcher.db;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import trading.infra.backup.Passphrase;

/// When backups are made by themselves, how many are kept, and where.
///
/// @param every  zero for never
/// @param keep   how many of the newest, at least one
/// @param folder where they go, unless a command says another place
/// @param passphrase seals those that are made by themselves, and those of a command that says no other
public record BackupConfig(Duration every, int keep, Path folder, Optional<Passphrase> passphrase) {
    public boolean scheduled() {
        return !every.isZero();
    }
}
