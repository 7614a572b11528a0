package trading.launcher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the disk itself takes to make 4 KiB durable: appended to a file that has its size already, and
/// forced, each by itself.
public final class DiskForce implements AutoCloseable {
    private static final int BLOCK = 4_096;
    private static final int FILE_BYTES = 16 << 20;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    private int at;

    public DiskForce(Path folder) throws IOException {
        file = folder.resolve("force.bin");
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        for (int offset = 0; offset < FILE_BYTES; offset += zeros.capacity()) {
            channel.write(zeros.clear(), offset);
        }
        channel.force(true);
    }

    /// One after the other for that long, one at least.
    public void backToBack(long nanos, Latencies into) throws IOException, InterruptedException {
        long end = System.nanoTime() + nanos;
        do {
            into.record(timed());
            if (Thread.interrupted()) {
                throw new InterruptedException("bench: stopped");
            }
        } while (System.nanoTime() < end);
    }

    /// One each `intervalNanos`. What is measured is the force alone.
    public void paced(int count, long intervalNanos, Latencies into) throws Exception {
        OpenLoop.run(count, intervalNanos, (index, intended) -> into.record(timed()));
    }

    private long timed() throws IOException {
        long before = System.nanoTime();
        force();
        return System.nanoTime() - before;
    }

    private void force() throws IOException {
        block.clear().putLong(0, System.nanoTime());
        channel.write(block, at);
        channel.force(false);
        at = (at + BLOCK) % FILE_BYTES;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
