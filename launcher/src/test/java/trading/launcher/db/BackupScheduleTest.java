package trading.launcher.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupManifest;
import trading.infra.backup.Passphrase;

class BackupScheduleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Instant now = START;
    private boolean broken;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Backup.Made write(Path target, Instant made, Passphrase passphrase) throws IOException {
        if (broken) {
            throw new IOException("no space left");
        }
        Files.writeString(target, "a backup");
        return new Backup.Made(
                target, 8, new BackupManifest(1, "1", made.toString(), "6", 7, "hash", new TreeMap<>(), List.of()));
    }

    private BackupDesk desk() {
        return new BackupDesk(this::write, folder, null, () -> 7, () -> 7, clock);
    }

    private BackupSchedule schedule(BackupDesk desk, int keep) {
        return new BackupSchedule(
                desk, new BackupConfig(Duration.ofHours(6), keep, folder, java.util.Optional.empty()), clock);
    }

    @Test
    void a_backup_is_made_when_the_last_is_old_and_only_the_newest_are_kept() throws Exception {
        Files.writeString(folder.resolve("mine.tar"), "of somebody else");
        BackupSchedule schedule = schedule(desk(), 2);
        for (int hours = 0; hours < 24; hours++) {
            now = START.plus(Duration.ofHours(hours));
            assertThat(schedule.look()).as("hour %d", hours).isEqualTo(hours % 6 == 0);
        }
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "mine.tar", "trading-backup-20260101T120000Z.tar", "trading-backup-20260101T180000Z.tar");
    }

    @Test
    void a_new_start_goes_on_counting_from_the_last_backup() {
        assertThat(schedule(desk(), 2).look()).isTrue();
        now = START.plus(Duration.ofHours(5));
        BackupDesk later = desk();
        assertThat(later.last()).contains(START);
        assertThat(later.ageSeconds()).isEqualTo(5 * 3600);
        assertThat(schedule(later, 2).look()).isFalse();
        now = START.plus(Duration.ofHours(6));
        assertThat(schedule(later, 2).look()).isTrue();
    }

    @Test
    void a_failure_deletes_nothing_is_told_until_one_succeeds_and_is_tried_again_after_an_hour() {
        BackupDesk desk = desk();
        BackupSchedule schedule = schedule(desk, 1);
        schedule.look();
        broken = true;
        now = START.plus(Duration.ofHours(6));
        assertThat(schedule.look()).isFalse();
        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(desk.failure()).contains("no space left");
        assertThat(new BackupSource(desk).conditions(0)).hasSize(1);

        broken = false;
        now = now.plus(Duration.ofMinutes(59));
        assertThat(schedule.look()).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(schedule.look()).isTrue();
        assertThat(new BackupSource(desk).conditions(0)).isEmpty();
    }
}
