package trading.launcher.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupException;
import trading.web.backup.BackupSource;

/// The backups in the usual folder, and the beginning of one that nobody waits for.
public final class BegunBackups implements BackupSource {
    private static final Logger LOG = LoggerFactory.getLogger(BegunBackups.class);

    private final BackupDesk desk;
    private final BackupConfig config;
    private final AtomicBoolean running = new AtomicBoolean();

    public BegunBackups(BackupDesk desk, BackupConfig config) {
        this.desk = desk;
        this.config = config;
    }

    @Override
    public BackupsJson backups() throws IOException {
        List<BackupJson> backups = new ArrayList<>();
        for (Path file : Backup.in(config.folder()).reversed()) {
            try {
                backups.add(new BackupJson(
                        String.valueOf(file.getFileName()),
                        Backup.timeOf(file).toString(),
                        Files.size(file),
                        file.toString().endsWith(".sealed")));
            } catch (NoSuchFileException deletedMeanwhile) {
                LOG.debug("backup: gone while the folder was read: file={}", file);
            }
        }
        return new BackupsJson(
                config.folder().toString(),
                config.every().toHours(),
                config.keep(),
                running.get(),
                desk.failure().orElse(null),
                backups);
    }

    @Override
    public boolean begin() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        Thread.ofPlatform().daemon().name("backup-asked").start(this::make);
        return true;
    }

    private void make() {
        try {
            desk.make(null);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException | BackupException | RuntimeException failed) {
            // The desk has logged it, keeps it as its failure, and an alert tells it.
            LOG.debug("backup: the one that was asked for failed", failed);
        } finally {
            running.set(false);
        }
    }
}
