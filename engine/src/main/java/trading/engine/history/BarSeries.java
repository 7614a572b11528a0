package trading.engine.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The bars of one instrument and frame, as they were when it was opened. Any number of threads may read.
public final class BarSeries implements Closeable {
    private final Path path;
    private final SeriesHeader header;
    private final List<BarBlock.Place> blocks;
    private final FileChannel channel;
    private final MappedBlocks mapped;
    private final long bars;

    private BarSeries(Path path, SeriesHeader header, List<BarBlock.Place> blocks, FileChannel channel)
            throws IOException {
        this.path = path;
        this.header = header;
        this.blocks = blocks;
        this.channel = channel;
        this.mapped = new MappedBlocks(
                channel,
                SeriesHeader.BYTES,
                blocks.stream().mapToLong(BarBlock.Place::end).toArray());
        this.bars = blocks.stream().mapToLong(BarBlock.Place::count).sum();
    }

    /// Throws [DamagedHistoryException] when that is no file of bars, or it ends within a block.
    static BarSeries open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ByteBuffer first = ByteBuffer.allocate(SeriesHeader.BYTES);
            readFully(channel, first, 0);
            SeriesHeader header = SeriesHeader.decode(first.flip());
            return new BarSeries(path, header, places(channel), channel);
        } catch (DamagedHistoryException damaged) {
            channel.close();
            throw new DamagedHistoryException("file=" + path + ": " + damaged.getMessage(), damaged);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static List<BarBlock.Place> places(FileChannel channel) throws IOException {
        List<BarBlock.Place> places = new ArrayList<>();
        ByteBuffer header = ByteBuffer.allocate(BarBlock.HEADER_BYTES);
        long size = channel.size() - SeriesTrailer.BYTES;
        ByteBuffer trailer = ByteBuffer.allocate(SeriesTrailer.BYTES);
        readFully(channel, trailer, Math.max(0, size));
        long count = SeriesTrailer.decode(trailer.flip());
        long offset = SeriesHeader.BYTES;
        long lastNanos = Long.MIN_VALUE;
        while (offset < size) {
            if (size - offset < BarBlock.HEADER_BYTES) {
                throw new DamagedHistoryException("ends within the head of a block at offset=" + offset);
            }
            header.clear();
            readFully(channel, header, offset);
            BarBlock.Place place = BarBlock.place(header.flip(), offset, size - offset);
            if (place.firstNanos() <= lastNanos) {
                throw new DamagedHistoryException("block: offset=" + offset + ": begins before the one before ends");
            }
            places.add(place);
            lastNanos = place.lastNanos();
            offset = place.end();
            count -= place.count();
        }
        if (count != 0) {
            throw new DamagedHistoryException("lacks blocks: " + count + " bars are not there");
        }
        return places;
    }

    static void readFully(FileChannel channel, ByteBuffer into, long offset) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }

    public SeriesKey key() {
        return header.key();
    }

    /// In units of 10^-8 of the quote asset.
    public long tickSize() {
        return header.tickSize();
    }

    /// In units of 10^-8 of the base asset.
    public long lotSize() {
        return header.lotSize();
    }

    SeriesHeader header() {
        return header;
    }

    public long count() {
        return bars;
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// Throws [java.util.NoSuchElementException] when it is empty.
    public long firstNanos() {
        return blocks.getFirst().firstNanos();
    }

    public long lastNanos() {
        return blocks.getLast().lastNanos();
    }

    public long bytes() throws IOException {
        return Files.size(path);
    }

    int blockCount() {
        return blocks.size();
    }

    /// Adds the bars of one block.
    void readBlock(int index, BarColumns into) {
        BarBlock.Place place = blocks.get(index);
        try {
            BarBlock.decode(
                    mapped.block(place.offset(), place.end()),
                    place,
                    header.key().frame().nanos(),
                    into);
        } catch (DamagedHistoryException damaged) {
            throw new DamagedHistoryException("file=" + path + ": " + damaged.getMessage(), damaged);
        }
    }

    /// The bars that open from `fromNanos` to before `toNanos`. Throws [DamagedHistoryException] when a block
    /// that they are in is damaged.
    public BarColumns read(long fromNanos, long toNanos) {
        int first = firstBlock(fromNanos);
        int end = first;
        int most = 0;
        while (end < blocks.size() && blocks.get(end).firstNanos() < toNanos) {
            most = Math.addExact(most, blocks.get(end).count());
            end++;
        }
        BarColumns found = new BarColumns(most);
        for (int i = first; i < end; i++) {
            readBlock(i, found);
        }
        found.keep(found.firstFrom(fromNanos), found.firstFrom(toNanos));
        return found;
    }

    /// The same without reading them: they are read when they are asked for, also after the series was closed, so
    /// that a damaged block is found late.
    public Bars paged(long fromNanos, long toNanos) {
        int first = firstBlock(fromNanos);
        int end = first;
        while (end < blocks.size() && blocks.get(end).firstNanos() < toNanos) {
            end++;
        }
        int[] starts = new int[end - first + 1];
        for (int i = first; i < end; i++) {
            starts[i - first + 1] =
                    Math.addExact(starts[i - first], blocks.get(i).count());
        }
        Bars all = new PagedBars(this, first, starts, 0, starts[end - first]);
        int skipped = all.firstFrom(fromNanos);
        return new PagedBars(this, first, starts, skipped, all.firstFrom(toNanos) - skipped);
    }

    /// All bars, a few thousand at a time. What is given is good until the next is taken. Taking one throws
    /// [DamagedHistoryException] when it is damaged.
    public Iterator<BarColumns> blocks() {
        BarColumns block = new BarColumns(BarBlock.BARS);
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < blocks.size();
            }

            @Override
            public BarColumns next() {
                if (next == blocks.size()) {
                    throw new NoSuchElementException("series: " + header.key() + " is at its end");
                }
                block.clear();
                readBlock(next++, block);
                return block;
            }
        };
    }

    /// The first block that holds bars from that time on.
    private int firstBlock(long fromNanos) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).lastNanos() < fromNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
