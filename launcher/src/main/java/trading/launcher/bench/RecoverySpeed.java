package trading.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;

/// A start on a journal without a snapshot, as after a kill: `commands` were decided again. `emptyMillis`:
/// a start on nothing, just before.
public record RecoverySpeed(long commands, double millis, double emptyMillis) {
    /// Needs two empty folders, and leaves them with files in them.
    public static RecoverySpeed measure(Path folder, Path emptyFolder, EngineCommands commands) throws IOException {
        GatewayUnderTest.writeJournal(folder, commands);
        long began = System.nanoTime();
        GatewayUnderTest empty = GatewayUnderTest.durable(emptyFolder);
        double emptyMillis = (System.nanoTime() - began) / 1e6;
        empty.close();
        began = System.nanoTime();
        try (GatewayUnderTest gateway = GatewayUnderTest.durable(folder)) {
            double millis = (System.nanoTime() - began) / 1e6;
            return new RecoverySpeed(gateway.replayed(), millis, emptyMillis);
        }
    }

    public double perSecond() {
        return commands * 1e3 / Math.max(0.001, millis - emptyMillis);
    }

    /// How long the start with a million commands takes beyond the empty one, by this speed.
    public double secondsForMillion() {
        return 1e6 / perSecond();
    }
}
