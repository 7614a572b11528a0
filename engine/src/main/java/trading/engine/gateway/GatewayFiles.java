package trading.engine.gateway;

import java.io.Closeable;
import trading.engine.journal.Storage;

/// What a gateway holds on disk.
record GatewayFiles(Closeable lock, Storage journal, SnapshotStore snapshots) {}
