package trading.launcher.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupException;
import trading.infra.backup.Passphrase;

/// Makes backups of the running instance, one at a time. Any thread.
public final class BackupDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 10;

    private final Maker backup;
    private final Path folder;
    private final @Nullable Passphrase usual;
    private final LongSupplier decided;
    private final LongSupplier stored;
    private final Clock clock;
    private volatile @Nullable Instant last;
    private volatile @Nullable String failure;

    /// Makes one in a place, of now; as [Backup#make].
    @FunctionalInterface
    public interface Maker {
        Backup.Made make(Path target, Instant now, @Nullable Passphrase passphrase) throws IOException, BackupException;
    }

    /// `folder`: where backups go when no place is said. `usual` seals those that are made without another
    /// passphrase. `decided`, `stored`: the last sequence of the gateway, and that which the database has.
    public BackupDesk(
            Maker backup,
            Path folder,
            @Nullable Passphrase usual,
            LongSupplier decided,
            LongSupplier stored,
            Clock clock) {
        this.backup = backup;
        this.folder = folder;
        this.usual = usual;
        this.decided = decided;
        this.stored = stored;
        this.clock = clock;
        this.last = newest(folder);
    }

    /// Where backups go when the configuration says nothing.
    public static Path folderIn(Path dataDirectory) {
        return dataDirectory.resolve("backups");
    }

    /// Everything that was decided before the call is in it. `target` null: a name by the time, in the
    /// folder.
    public Backup.Made make(@Nullable Path target) throws IOException, BackupException, InterruptedException {
        return make(target, null);
    }

    /// The same, sealed by this passphrase instead of the usual one.
    public synchronized Backup.Made make(@Nullable Path target, @Nullable Passphrase other)
            throws IOException, BackupException, InterruptedException {
        try {
            awaitDatabase();
            Instant now = clock.instant();
            Passphrase passphrase = other == null ? usual : other;
            String name = passphrase == null ? Backup.fileName(now) : Backup.sealedFileName(now);
            Backup.Made made = backup.make(target == null ? folder.resolve(name) : target, now, passphrase);
            last = now;
            failure = null;
            LOG.info(
                    "backup: file={} bytes={} sequence={}",
                    made.file(),
                    made.bytes(),
                    made.manifest().sequence());
            return made;
        } catch (IOException | RuntimeException | BackupException failed) {
            failure = String.valueOf(failed.getMessage());
            LOG.error("backup: failed: {}", failure);
            throw failed;
        }
    }

    private void awaitDatabase() throws InterruptedException, IOException {
        long wanted = decided.getAsLong();
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (stored.getAsLong() < wanted) {
            if (System.nanoTime() > end) {
                throw new IOException("no backup was made: the database is behind the journal: stored="
                        + stored.getAsLong() + " decided=" + wanted + ": see the service postgres in trading status");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// When the last good one was made; empty when there is none.
    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /// How old the last good one is, in seconds; -1 when there is none.
    public double ageSeconds() {
        Instant made = last;
        return made == null ? -1 : Duration.between(made, clock.instant()).toMillis() / 1e3;
    }

    /// Why the last attempt failed; empty when it did not.
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /// Deletes all but the newest `keep` of the backups in the folder that have a name by their time.
    void keepNewest(int keep) throws IOException {
        List<Path> made = Backup.in(folder);
        for (Path old : made.subList(0, Math.max(0, made.size() - keep))) {
            Files.delete(old);
            LOG.info("backup: deleted, {} newer ones are kept: file={}", keep, old);
        }
    }

    private static @Nullable Instant newest(Path folder) {
        try {
            List<Path> made = Backup.in(folder);
            return made.isEmpty() ? null : Backup.timeOf(made.getLast());
        } catch (IOException unreadable) {
            LOG.warn("backup: folder={} cannot be read: {}", folder, unreadable.toString());
            return null;
        }
    }
}
