package trading.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;

/// How many rows of a stream a second go through the whole gateway, put in by one thread.
public final class GatewaySpeed {
    private GatewaySpeed() {}

    public static double inMemory(EngineCommands commands) throws IOException, InterruptedException {
        try (GatewayUnderTest gateway = GatewayUnderTest.inMemory()) {
            return measure(gateway, commands);
        }
    }

    /// Every command is forced to disk before it is decided. Leaves the folder empty.
    public static double durable(Path folder, EngineCommands commands) throws IOException, InterruptedException {
        double speed;
        try (GatewayUnderTest gateway = GatewayUnderTest.durable(folder)) {
            speed = measure(gateway, commands);
        }
        TemporaryFolder.delete(folder);
        return speed;
    }

    private static double measure(GatewayUnderTest gateway, EngineCommands commands) throws InterruptedException {
        gateway.open(commands);
        long before = System.nanoTime();
        gateway.run(commands, commands.opening(), commands.size());
        return commands.rows() * 1e9 / (System.nanoTime() - before);
    }
}
