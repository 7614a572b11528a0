package trading.launcher.db;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.backup.BackupException;

/// Makes a backup when the last one has become old, and deletes the oldest; not in the first ten minutes.
/// After a failure it tries again an hour later, or after the interval when that is shorter. On a thread of
/// its own.
public final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final BackupDesk desk;
    private final BackupConfig config;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("backup-schedule").factory());
    private Instant notBefore = Instant.MIN;

    BackupSchedule(BackupDesk desk, BackupConfig config, Clock clock) {
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    /// Does nothing while the configuration wants no backups.
    public static BackupSchedule start(BackupDesk desk, BackupConfig config) {
        BackupSchedule schedule = new BackupSchedule(desk, config, Clock.systemUTC());
        if (config.scheduled()) {
            var unused = schedule.thread.scheduleWithFixedDelay(
                    schedule::look, FIRST_LOOK.toSeconds(), LOOK_EVERY.toSeconds(), TimeUnit.SECONDS);
        }
        return schedule;
    }

    /// Whether a backup was made.
    boolean look() {
        Instant now = clock.instant();
        boolean due = desk.last()
                .map(last -> !now.isBefore(last.plus(config.every())))
                .orElse(true);
        if (!due || now.isBefore(notBefore)) {
            return false;
        }
        try {
            desk.make(null);
            desk.keepNewest(config.keep());
            return true;
        } catch (IOException | BackupException | RuntimeException failed) {
            Duration pause = config.every().compareTo(AGAIN_AFTER) < 0 ? config.every() : AGAIN_AFTER;
            notBefore = now.plus(pause);
            LOG.error("backup: the scheduled one failed, tried again in {}: {}", pause, failed.getMessage());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public BackupDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
