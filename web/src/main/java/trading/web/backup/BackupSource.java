package trading.web.backup;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The backups of the running product. Any thread.
public interface BackupSource {
    /// `made`: when. `sealed`: by a passphrase.
    record BackupJson(String file, String made, long bytes, boolean sealed) {}

    /// `folder`: where they are. `everyHours`: how often one is made by itself, 0 for never; the newest
    /// `keep` stay. `running`: one is being made. `failure`: why the last attempt failed, null when it did
    /// not. Newest first.
    record BackupsJson(
            String folder,
            long everyHours,
            int keep,
            boolean running,
            @Nullable String failure,
            List<BackupJson> backups) {
        public BackupsJson {
            backups = List.copyOf(backups);
        }
    }

    BackupsJson backups() throws IOException;

    /// Begins one and returns at once. False when one is being made already.
    boolean begin();
}
