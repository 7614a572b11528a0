package trading.launcher.db;

import java.nio.file.Path;
import java.time.Duration;

/// When backups are made by themselves, how many are kept, and where.
///
/// @param every  zero for never
/// @param keep   how many of the newest, at least one
/// @param folder where they go, unless a command says another place
public record BackupConfig(Duration every, int keep, Path folder) {
    public boolean scheduled() {
        return !every.isZero();
    }
}
