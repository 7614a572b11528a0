package trading.engine.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The ticks of one instrument, as they were when it was opened. Any number of threads may read. Nothing is to be
/// closed: it is memory that the system reads from the file when it is looked at.
public final class TickSeries {
    private final Path path;
    private final TickHeader header;
    private final List<TickBlock.Place> blocks;
    private final MappedBlocks mapped;
    private final long count;
    private final long bytes;

    private TickSeries(Path path, TickHeader header, List<TickBlock.Place> blocks, MappedBlocks mapped, long bytes) {
        this.bytes = bytes;
        this.path = path;
        this.header = header;
        this.blocks = blocks;
        this.mapped = mapped;
        this.count = blocks.stream().mapToLong(TickBlock.Place::count).sum();
    }

    /// Throws [DamagedHistoryException] when that is no file of ticks, or it ends within a block.
    static TickSeries open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer first = ByteBuffer.allocate(TickHeader.BYTES);
            BarSeries.readFully(channel, first, 0);
            TickHeader header = TickHeader.decode(first.flip());
            List<TickBlock.Place> blocks = places(channel);
            MappedBlocks mapped = new MappedBlocks(
                    channel,
                    TickHeader.BYTES,
                    blocks.stream().mapToLong(TickBlock.Place::end).toArray());
            return new TickSeries(path, header, blocks, mapped, channel.size());
        } catch (DamagedHistoryException damaged) {
            throw new DamagedHistoryException("file=" + path + ": " + damaged.getMessage(), damaged);
        }
    }

    private static List<TickBlock.Place> places(FileChannel channel) throws IOException {
        List<TickBlock.Place> places = new ArrayList<>();
        ByteBuffer header = ByteBuffer.allocate(TickBlock.HEADER_BYTES);
        long size = channel.size() - SeriesTrailer.BYTES;
        ByteBuffer trailer = ByteBuffer.allocate(SeriesTrailer.BYTES);
        BarSeries.readFully(channel, trailer, Math.max(0, size));
        long left = SeriesTrailer.decode(trailer.flip());
        long offset = TickHeader.BYTES;
        long lastNanos = Long.MIN_VALUE;
        while (offset < size) {
            if (size - offset < TickBlock.HEADER_BYTES) {
                throw new DamagedHistoryException("ends within the head of a block at offset=" + offset);
            }
            header.clear();
            BarSeries.readFully(channel, header, offset);
            TickBlock.Place place = TickBlock.place(header.flip(), offset, size - offset);
            if (place.firstNanos() < lastNanos) {
                throw new DamagedHistoryException("block: offset=" + offset + ": begins before the one before ends");
            }
            places.add(place);
            lastNanos = place.lastNanos();
            offset = place.end();
            left -= place.count();
        }
        if (left != 0) {
            throw new DamagedHistoryException("lacks blocks: " + left + " ticks are not there");
        }
        return places;
    }

    public String symbol() {
        return header.symbol();
    }

    /// For people: what a tick is.
    public String kind() {
        return header.kind();
    }

    /// True when a tick is what one order took at one price.
    public boolean isAggregated() {
        return header.aggregated();
    }

    /// In units of 10^-8 of the quote asset.
    public long tickSize() {
        return header.tickSize();
    }

    /// In units of 10^-8 of the base asset.
    public long lotSize() {
        return header.lotSize();
    }

    TickHeader header() {
        return header;
    }

    public long count() {
        return count;
    }

    /// About how many there are from `fromNanos` to before `toNanos`: whole blocks are counted.
    public long countBetween(long fromNanos, long toNanos) {
        long between = 0;
        for (int i = firstBlock(fromNanos); i < blocks.size() && blocks.get(i).firstNanos() < toNanos; i++) {
            between += blocks.get(i).count();
        }
        return between;
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// Throws [NoSuchElementException] when it is empty.
    public long firstNanos() {
        return blocks.getFirst().firstNanos();
    }

    public long lastNanos() {
        return blocks.getLast().lastNanos();
    }

    public long bytes() {
        return bytes;
    }

    int blockCount() {
        return blocks.size();
    }

    TickBlock.Place block(int index) {
        return blocks.get(index);
    }

    /// Replaces `into` by the ticks of one block. Throws [DamagedHistoryException] when it is damaged.
    void readBlock(int index, TickColumns into) {
        TickBlock.Place place = blocks.get(index);
        try {
            TickBlock.decode(mapped.block(place.offset(), place.end()), place, into);
        } catch (DamagedHistoryException damaged) {
            throw new DamagedHistoryException("file=" + path + ": " + damaged.getMessage(), damaged);
        }
    }

    /// All ticks, some thousands at a time. What is given is good until the next is taken. Taking one throws
    /// [DamagedHistoryException] when it is damaged.
    public Iterator<TickColumns> blocks() {
        TickColumns block = new TickColumns(TickBlock.TICKS);
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < blocks.size();
            }

            @Override
            public TickColumns next() {
                if (next == blocks.size()) {
                    throw new NoSuchElementException("ticks: " + header.symbol() + " is at its end");
                }
                readBlock(next++, block);
                return block;
            }
        };
    }

    /// The first block that holds ticks from that time on.
    int firstBlock(long fromNanos) {
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
}
