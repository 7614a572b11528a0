package trading.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal, open for more. One thread appends; [#durableSequence()] may be read by any.
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int STAGING = 1 << 18;
    private static final DirectBuffer NOTHING = new UnsafeBuffer(new byte[0]);

    private final Storage storage;
    private final int segmentBytes;
    private SegmentWriter segment;
    private long lastSequence;
    private volatile long durableSequence;
    private final long cutBytes;
    private final boolean cleanStop;
    private boolean marked;
    private boolean closed;
    private Frames staging = new Frames(ByteBuffer.allocateDirect(STAGING));
    private int staged;
    private int chain;
    private @Nullable Throwable failure;
    private @Nullable SpareSegment spare;

    private Journal(Storage storage, int segmentBytes, SegmentWriter writer, @Nullable Segment last, int cutBytes) {
        this.storage = storage;
        this.segmentBytes = segmentBytes;
        this.segment = writer;
        this.lastSequence = last == null ? 0 : last.lastSequence();
        this.durableSequence = lastSequence;
        this.chain = last == null ? 0 : last.chain();
        this.cutBytes = cutBytes;
        this.cleanStop = last == null || (last.cleanlyClosed() && cutBytes == 0);
        this.marked = last == null || last.cleanlyClosed();
    }

    /// Opens the journal in `storage`, or starts one. A torn tail is cut. `knownDurable`: a sequence that
    /// is known from elsewhere to have been durable, 0 if none is. New segments have `segmentBytes`.
    ///
    /// Throws [JournalCorruptException] when something durable is missing; then nothing was changed.
    public static Journal open(Storage storage, long segmentBytes, long knownDurable) throws IOException {
        if (segmentBytes < 4_096 || segmentBytes > 1 << 30 || segmentBytes % 8 != 0) {
            throw new IllegalArgumentException(
                    "journal: segmentBytes=" + segmentBytes + ": must be a multiple of 8 from 4096 to " + (1 << 30));
        }
        var headers = JournalReader.open(storage).headers();
        for (String name : storage.names()) {
            if (name.endsWith(SegmentWriter.UNFINISHED)) {
                storage.delete(name);
            }
        }
        if (headers.isEmpty()) {
            if (knownDurable > 0) {
                throw new JournalCorruptException(
                        "sequence " + knownDurable + " was durable, but there is no journal",
                        SegmentHeader.fileName(1),
                        0,
                        1);
            }
            SegmentWriter first = SegmentWriter.create(storage, SegmentHeader.ofFirst((int) segmentBytes), null);
            return new Journal(storage, (int) segmentBytes, first, null, 0);
        }
        Segment last = Segment.load(storage, headers.getLast().fileName());
        last.walk(Long.MAX_VALUE, (sequence, time, buffer, offset, length) -> {});
        int torn = last.tornBytes(knownDurable);
        if (torn > 0) {
            LOG.warn(
                    "journal: torn tail cut: file={} offset={} bytes={} lastSequence={}: nothing of it was answered",
                    last.header().fileName(),
                    last.end(),
                    torn,
                    last.lastSequence());
        }
        SegmentWriter writer = SegmentWriter.resume(storage, last, torn);
        return new Journal(storage, (int) segmentBytes, writer, last, torn);
    }

    /// From here on the next segment is allocated ahead, on a thread of its own. For real disks: a full
    /// segment costs no more than a force then.
    public void allocateAhead() {
        if (spare == null) {
            spare = new SpareSegment(storage, segmentBytes);
        }
    }

    private void dropSpare() throws IOException {
        if (spare != null) {
            spare.close();
        }
    }

    /// Adds a command. It is durable after the next [#commit()] has returned. `sequence` is the one after
    /// [#lastSequence()].
    public void append(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length) {
        requireUsable();
        int aligned = Frames.alignedLength(length);
        if (sequence != lastSequence + 1
                || aligned > Math.min(Frames.LONGEST, segmentBytes - SegmentHeader.BYTES - Frames.HEADER)) {
            throw new IllegalArgumentException("journal: sequence=" + sequence + " last=" + lastSequence + " length="
                    + length + " segmentBytes=" + segmentBytes);
        }
        try {
            makeRoom(aligned);
            chain = staging.write(
                    staged, Frames.COMMAND, chain, sequence, durableSequence, timeNanos, buffer, offset, length);
            staged += aligned;
            lastSequence = sequence;
            marked = false;
        } catch (IOException | RuntimeException e) {
            throw poisoned(e);
        }
    }

    /// Forces what was appended to disk.
    public void commit() {
        requireUsable();
        if (durableSequence == lastSequence && staged == 0) {
            return;
        }
        try {
            force();
        } catch (IOException | RuntimeException e) {
            throw poisoned(e);
        }
    }

    /// There is always room left for the mark of a clean close.
    private void makeRoom(int aligned) throws IOException {
        if (segment.left() - staged < aligned + Frames.HEADER) {
            force();
            SegmentWriter full = segment;
            segment = SegmentWriter.create(storage, full.next(segmentBytes, lastSequence, chain), spare);
            full.close();
        }
        if (staging.capacity() - staged < aligned) {
            flush();
        }
        if (staging.capacity() < aligned) {
            staging = new Frames(ByteBuffer.allocateDirect(aligned));
        }
    }

    private void force() throws IOException {
        flush();
        segment.force();
        durableSequence = lastSequence;
    }

    private void flush() throws IOException {
        if (staged > 0) {
            segment.write(staging.bytes().limit(staged).position(0));
            staged = 0;
        }
    }

    private void requireUsable() {
        if (failure != null) {
            throw new JournalPoisonedException(failure);
        }
        if (closed) {
            throw new IllegalStateException("journal: closed");
        }
    }

    private JournalPoisonedException poisoned(Throwable cause) {
        failure = cause;
        return new JournalPoisonedException(cause);
    }

    /// The last sequence that was appended.
    public long lastSequence() {
        return lastSequence;
    }

    /// The last sequence that is forced to disk.
    public long durableSequence() {
        return durableSequence;
    }

    /// How long the tail was that [#open] cut.
    public long cutBytes() {
        return cutBytes;
    }

    /// Whether [#open] found the journal as [#close()] leaves it, or none.
    public boolean cleanStop() {
        return cleanStop;
    }

    /// Lets go of the file as it is, without a mark.
    public void abandon() throws IOException {
        closed = true;
        segment.close();
        dropSpare();
    }

    /// Forces what was appended, with a mark that says so. A poisoned journal is left as it is. May be
    /// called again.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try {
            if (failure == null && !marked) {
                force();
                chain = staging.write(0, Frames.CLEAN_CLOSE, chain, lastSequence, lastSequence, 0, NOTHING, 0, 0);
                staged = Frames.HEADER;
                force();
            }
        } finally {
            closed = true;
            segment.close();
            dropSpare();
        }
    }
}
