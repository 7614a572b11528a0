package trading.engine.gateway;

import java.nio.file.Path;

/// Settings of the gateway. `directory` gets the folders `journal` and `snapshots`. `ringSize` is a power
/// of two. A snapshot is taken every `snapshotEveryCommands`, 0 for only at close. `keepsView`: whether what
/// is decided is shown in the live view. `durability`, `threads`: what an answer is worth, and how soon it
/// comes.
public record GatewayConfig(
        Path directory,
        int ringSize,
        long segmentBytes,
        long snapshotEveryCommands,
        Waiting waiting,
        DiskReserve diskReserve,
        boolean keepsView,
        Durability durability,
        Threads threads) {

    public GatewayConfig {
        if (Integer.bitCount(ringSize) != 1 || segmentBytes <= 0 || snapshotEveryCommands < 0) {
            throw new IllegalArgumentException("gateway: ringSize=" + ringSize + " segmentBytes=" + segmentBytes
                    + " snapshotEveryCommands=" + snapshotEveryCommands + ": the ring's size is a power of two");
        }
    }

    public GatewayConfig(
            Path directory,
            int ringSize,
            long segmentBytes,
            long snapshotEveryCommands,
            Waiting waiting,
            DiskReserve diskReserve) {
        this(
                directory,
                ringSize,
                segmentBytes,
                snapshotEveryCommands,
                waiting,
                diskReserve,
                true,
                Durability.FORCED,
                Threads.TWO);
    }

    /// The same without a live view, for whoever only measures or only listens.
    public GatewayConfig withoutView() {
        return new GatewayConfig(
                directory,
                ringSize,
                segmentBytes,
                snapshotEveryCommands,
                waiting,
                diskReserve,
                false,
                durability,
                threads);
    }

    public GatewayConfig with(Durability other) {
        return new GatewayConfig(
                directory,
                ringSize,
                segmentBytes,
                snapshotEveryCommands,
                waiting,
                diskReserve,
                keepsView,
                other,
                threads);
    }

    public GatewayConfig with(Threads other) {
        return new GatewayConfig(
                directory,
                ringSize,
                segmentBytes,
                snapshotEveryCommands,
                waiting,
                diskReserve,
                keepsView,
                durability,
                other);
    }

    public GatewayConfig(Path directory, int ringSize, long segmentBytes, long snapshotEveryCommands) {
        this(directory, ringSize, segmentBytes, snapshotEveryCommands, Waiting.BLOCKING, DiskReserve.DEFAULT);
    }

    /// The defaults, in a data directory.
    public static GatewayConfig in(Path dataDirectory) {
        return new GatewayConfig(dataDirectory, 8_192, 64L << 20, 200_000);
    }
}
