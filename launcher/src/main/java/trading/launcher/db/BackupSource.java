package trading.launcher.db;

import java.util.List;
import trading.web.alert.AlertCode;
import trading.web.alert.AlertSource;
import trading.web.alert.Condition;

/// Alerts about backups that could not be made.
public record BackupSource(BackupDesk desk) implements AlertSource {
    @Override
    public List<Condition> conditions(long nowNanos) {
        return desk.failure()
                .map(reason -> List.of(new Condition(
                        AlertCode.BACKUP_FAILED, "backup", "The last backup failed: " + reason, "FAILED", "MADE")))
                .orElse(List.of());
    }
}
