package trading.launcher.db;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupManifest;

/// A backup as the control socket and `--json` tell of it.
public final class BackupJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BackupJson() {}

    public static ObjectNode of(Backup.Made made) {
        BackupManifest manifest = made.manifest();
        return JSON.createObjectNode()
                .put("file", made.file().toString())
                .put("bytes", made.bytes())
                .put("made", manifest.made())
                .put("schema", manifest.schema())
                .put("sequence", manifest.sequence())
                .put("stateHash", manifest.stateHash());
    }
}
