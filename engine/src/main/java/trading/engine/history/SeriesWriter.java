package trading.engine.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a file beside the one that it is to replace, which is replaced by [#commit] or not at all.
final class SeriesWriter implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesWriter.class);

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final SeriesHeader header;
    private final BarBlock block = new BarBlock();
    private final BarColumns pending = new BarColumns(BarBlock.BARS);
    private long lastNanos = Long.MIN_VALUE;
    private long count;
    private boolean committed;

    SeriesWriter(Path target, SeriesHeader header) throws IOException {
        this.target = target;
        this.header = header;
        Files.createDirectories(target.toAbsolutePath().getParent());
        this.temporary = target.resolveSibling(target.getFileName() + ".new");
        this.channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        write(header.encode());
    }

    /// Bars in the order of their times, each time on the frame.
    void add(BarColumns bars, int index) throws IOException {
        long time = bars.openTimeNanos[index];
        if (time <= lastNanos || time % header.key().frame().nanos() != 0) {
            throw new IllegalArgumentException("series: " + header.key() + " openTimeNanos=" + time + " last="
                    + lastNanos + ": times must rise and lie on the frame");
        }
        lastNanos = time;
        pending.addAll(bars, index, index + 1);
        count++;
        if (pending.count == BarBlock.BARS) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (pending.count > 0) {
            write(block.encode(pending, header.key().frame().nanos()));
            pending.clear();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int unused = channel.write(bytes);
        }
    }

    /// From here on the new file is the one that is found, also after a loss of power.
    void commit() throws IOException {
        flush();
        write(SeriesTrailer.encode(count));
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
        forceFolder();
    }

    /// Not possible on Windows.
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unable) {
            LOG.debug("history: folder of {} cannot be forced", target, unable);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            Files.deleteIfExists(temporary);
        }
    }
}
