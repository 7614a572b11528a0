package trading.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The segment that is being written.
final class SegmentWriter {
    /// What a segment's file is called until all of it is on disk.
    static final String UNFINISHED = ".unfinished";

    private static final int ZEROS = 1 << 20;

    private final SegmentHeader header;
    private final StorageFile file;
    private final MessageDigest digest = Segment.sha256();
    private int at = SegmentHeader.BYTES;

    private SegmentWriter(SegmentHeader header, StorageFile file) {
        this.header = header;
        this.file = file;
    }

    /// A new segment, all of it allocated and forced before it gets its name: a segment with that name is
    /// never half there.
    static SegmentWriter create(Storage storage, SegmentHeader header, @Nullable SpareSegment spare)
            throws IOException {
        if (spare != null && spare.become(header)) {
            return new SegmentWriter(header, storage.open(header.fileName()));
        }
        String unfinished = header.fileName() + UNFINISHED;
        StorageFile file = storage.create(unfinished);
        try {
            file.writeFully(0, header.encode());
            zero(file, SegmentHeader.BYTES, header.segmentBytes());
            file.force();
        } finally {
            file.close();
        }
        storage.rename(unfinished, header.fileName());
        return new SegmentWriter(header, storage.open(header.fileName()));
    }

    /// Goes on where the good frames of `segment` end. A torn tail becomes zeros. Frames that no watermark
    /// proves are written again, since a failed force may have left them in the cache only.
    static SegmentWriter resume(Storage storage, Segment segment, int tornBytes) throws IOException {
        SegmentHeader header = segment.header();
        StorageFile file = storage.open(header.fileName());
        try {
            ByteBuffer unproven = segment.frames().bytes().duplicate();
            file.writeFully(segment.provenEnd(), unproven.limit(segment.end()).position(segment.provenEnd()));
            if (tornBytes > 0 || file.size() < header.segmentBytes()) {
                zero(file, segment.end(), header.segmentBytes());
            }
            file.force();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        SegmentWriter writer = new SegmentWriter(header, file);
        writer.at = segment.end();
        writer.digest.update(
                segment.frames().bytes().duplicate().limit(segment.end()).position(SegmentHeader.BYTES));
        return writer;
    }

    static void zero(StorageFile file, int from, int to) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(ZEROS, to - from));
        for (int at = from; at < to; at += zeros.limit()) {
            file.writeFully(at, zeros.clear().limit(Math.min(zeros.capacity(), to - at)));
        }
    }

    /// The header of the segment after this one, which ends with `lastSequence`.
    SegmentHeader next(int segmentBytes, long lastSequence, int lastCrc) {
        return new SegmentHeader(
                segmentBytes, lastSequence + 1, header.first(), HexFormat.of().formatHex(digest.digest()), lastCrc);
    }

    int left() {
        return header.segmentBytes() - at;
    }

    void write(ByteBuffer frames) throws IOException {
        digest.update(frames.duplicate());
        int length = frames.remaining();
        file.writeFully(at, frames);
        at += length;
    }

    void force() throws IOException {
        file.force();
    }

    void close() throws IOException {
        file.close();
    }
}
