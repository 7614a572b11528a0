package trading.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A segment read into memory: its frames walked, and what is behind them judged.
///
/// `end` is where the good frames end and `next` the sequence that would come there; `watermark` the
/// highest sequence that they prove durable.
final class Segment {
    private static final int BLOCK = 1 << 16;

    private final SegmentHeader header;
    private final Frames frames;
    private int end = SegmentHeader.BYTES;
    private long next;
    private int chain;
    private long watermark;
    private int provenEnd = SegmentHeader.BYTES;
    private boolean cleanlyClosed;

    private Segment(SegmentHeader header, Frames frames) {
        this.header = header;
        this.frames = frames;
        this.next = header.first();
        this.chain = header.chain();
        this.watermark = header.first() - 1;
    }

    /// Reads the file, but for the zeros at its end that nothing has been written over yet: they are most of it at
    /// nearly every start, and would be most of the memory. What is not read counts as zeros.
    static Segment load(Storage storage, String name) throws IOException {
        try (StorageFile file = storage.open(name)) {
            long size = file.size();
            ByteBuffer start = ByteBuffer.allocate((int) Math.min(size, SegmentHeader.BYTES));
            file.readFully(0, start);
            SegmentHeader header = SegmentHeader.decode(start.flip(), name);
            if (size > header.segmentBytes()) {
                throw new JournalCorruptException(
                        "the file is longer than the segment", name, header.segmentBytes(), header.first());
            }
            int written = written(file, (int) size);
            // Its last frame may end in zeros of its own.
            ByteBuffer bytes = ByteBuffer.allocate(Math.min(header.segmentBytes(), written + Frames.LONGEST));
            file.readFully(0, bytes.limit((int) Math.min(size, bytes.capacity())));
            return new Segment(header, new Frames(bytes.clear()));
        }
    }

    /// Up to where the blocks of a file are not all zeros.
    private static int written(StorageFile file, int size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        int end = size;
        while (end > 0) {
            int length = Math.min(BLOCK, end);
            file.readFully(end - length, block.clear().limit(length));
            if (block.flip().mismatch(zeros.limit(length)) >= 0) {
                break;
            }
            end -= length;
        }
        return end;
    }

    static SegmentHeader loadHeader(Storage storage, String name) throws IOException {
        try (StorageFile file = storage.open(name)) {
            ByteBuffer start = ByteBuffer.allocate((int) Math.min(file.size(), SegmentHeader.BYTES));
            file.readFully(0, start);
            return SegmentHeader.decode(start.flip(), name);
        }
    }

    /// Walks the good frames; those from `from` on are handed to `consumer`.
    void walk(long from, FrameConsumer consumer) {
        walk(from, Long.MAX_VALUE, consumer);
    }

    /// The same, ending after the command `to`; what is behind it is not looked at.
    void walk(long from, long to, FrameConsumer consumer) {
        while (next <= to && frames.isFrame(end) && isExpected(end)) {
            int length = frames.length(end);
            long sequence = frames.sequence(end);
            cleanlyClosed = frames.kind(end) == Frames.CLEAN_CLOSE;
            if (!cleanlyClosed && sequence >= from) {
                consumer.onFrame(sequence, frames.timeNanos(end), frames.fields(), end + Frames.HEADER, length);
            }
            if (frames.durable(end) > watermark) {
                watermark = frames.durable(end);
                provenEnd = end;
            }
            chain = frames.crc(end);
            next = sequence + 1;
            end += Frames.alignedLength(length);
        }
    }

    /// A frame that is whole but does not continue the chain was never written here.
    private boolean isExpected(int at) {
        long sequence = frames.kind(at) == Frames.CLEAN_CLOSE ? next - 1 : next;
        if (frames.sequence(at) != sequence) {
            return false;
        }
        if (frames.previous(at) != chain) {
            throw corrupt("the chain is broken");
        }
        return true;
    }

    /// How many bytes of a torn tail are behind the good frames: from their end to the last byte that is
    /// not zero. Throws [JournalCorruptException] when the tail held something durable: `knownDurable`, or
    /// what a readable frame in it says.
    int tornBytes(long knownDurable) {
        int last = endOfContent();
        long durable = Math.max(knownDurable, watermark);
        for (int at = end; at < last; at += 8) {
            if (isLaterFrame(at)) {
                durable = Math.max(durable, frames.durable(at));
            }
        }
        if (durable >= next) {
            throw corrupt("sequence " + durable + " was durable, but the frames end or are damaged before it");
        }
        return last - end;
    }

    private int endOfContent() {
        int last = frames.capacity();
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
        while (last - BLOCK >= end && frames.bytes().slice(last - BLOCK, BLOCK).equals(zeros)) {
            last -= BLOCK;
        }
        while (last - 8 >= end && frames.bytes().getLong(last - 8) == 0) {
            last -= 8;
        }
        while (last > end && frames.bytes().get(last - 1) == 0) {
            last--;
        }
        return last;
    }

    /// The highest sequence of any whole frame behind the good ones; the last good one when there is none.
    long highestReadable() {
        long highest = next - 1;
        for (int at = end; at + Frames.HEADER <= frames.capacity(); at += 8) {
            if (frames.sequence(at) > highest && isLaterFrame(at)) {
                highest = frames.sequence(at);
            }
        }
        return highest;
    }

    private boolean isLaterFrame(int at) {
        if (at + Frames.HEADER > frames.capacity()) {
            return false;
        }
        long ahead = frames.sequence(at) - next;
        return ahead >= 0
                && ahead <= (frames.capacity() - end) / Frames.HEADER
                && frames.durable(at) <= frames.sequence(at)
                && frames.isFrame(at);
    }

    /// After a walk: throws unless the good frames end where they may. `following`: the header of the segment
    /// after this one; null when this is the last one.
    void requireEnd(@Nullable SegmentHeader following) {
        if (following == null) {
            int unused = tornBytes(0);
        } else {
            requireFollowedBy(following);
        }
    }

    /// Throws unless `following` is the segment that was written after this one.
    void requireFollowedBy(SegmentHeader following) {
        if (following.previousFirst() != header.first()) {
            throw new JournalCorruptException(
                    "the segment of sequence " + following.previousFirst() + " is missing",
                    following.fileName(),
                    0,
                    following.previousFirst());
        }
        if (following.first() != next || !following.follows(header, digest(), chain)) {
            throw corrupt("the next segment continues something else");
        }
    }

    String digest() {
        MessageDigest sha = sha256();
        sha.update(frames.bytes().duplicate().limit(end).position(SegmentHeader.BYTES));
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    JournalCorruptException corrupt(String rule) {
        return new JournalCorruptException(rule, header.fileName(), end, next);
    }

    SegmentHeader header() {
        return header;
    }

    Frames frames() {
        return frames;
    }

    int end() {
        return end;
    }

    /// Up to here all frames are proven durable: the first frame with the highest watermark was written
    /// after the force that it tells of.
    int provenEnd() {
        return provenEnd;
    }

    long lastSequence() {
        return next - 1;
    }

    int chain() {
        return chain;
    }

    boolean cleanlyClosed() {
        return cleanlyClosed;
    }
}
