package trading.launcher.db;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/// How old the last backup is, and whether the last attempt failed.
public record BackupMeters(BackupDesk desk) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("trading.backup.age", desk, BackupDesk::ageSeconds)
                .description("Time since the last good backup, -1 when there is none")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("trading.backup.failed", desk, is -> is.failure().isPresent() ? 1 : 0)
                .description("1 when the last attempt of a backup failed")
                .register(registry);
    }
}
