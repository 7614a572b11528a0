package trading.engine.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads a journal from the start or from the middle, and checks all that it reads: crc, chain, sequences,
/// and each segment's digest. Changes nothing.
public final class JournalReader {
    /// A segment with so many bytes written is checked on a thread of its own.
    private static final int WORTH_A_THREAD = 1 << 20;

    private final Storage storage;
    private final List<SegmentHeader> headers;

    private JournalReader(Storage storage, List<SegmentHeader> headers) {
        this.storage = storage;
        this.headers = headers;
    }

    /// Throws [JournalCorruptException] when a segment is missing or a header is not readable.
    public static JournalReader open(Storage storage) throws IOException {
        List<SegmentHeader> headers = new ArrayList<>();
        long previous = 0;
        for (String name : storage.names()) {
            if (SegmentHeader.isFileName(name)) {
                SegmentHeader header = Segment.loadHeader(storage, name);
                if (header.previousFirst() != previous) {
                    throw new JournalCorruptException(
                            "the segment of sequence " + header.previousFirst() + " is missing",
                            name,
                            0,
                            header.previousFirst());
                }
                headers.add(header);
                previous = header.first();
            }
        }
        return new JournalReader(storage, headers);
    }

    /// Hands every command from `from` on to `consumer`, up to a torn tail if there is one. Throws
    /// [JournalCorruptException] at the first thing that is wrong.
    public void forEach(long from, FrameConsumer consumer) throws IOException {
        int index = 0;
        while (index + 1 < headers.size() && headers.get(index + 1).first() <= from) {
            index++;
        }
        for (; index < headers.size(); index++) {
            Segment segment = Segment.load(storage, headers.get(index).fileName());
            SegmentHeader following = index + 1 < headers.size() ? headers.get(index + 1) : null;
            if (segment.frames().capacity() >= WORTH_A_THREAD) {
                new CheckedAhead(segment, following).forEach(from, consumer);
            } else {
                segment.walk(from, consumer);
                segment.requireEnd(following);
            }
        }
    }

    /// Hands every command from `from` to `to`, both included, to `consumer`, and looks at nothing behind
    /// `to`: another thread may be writing there. Throws [JournalCorruptException] at the first thing that
    /// is wrong, and when the journal ends before `to`.
    public void forEach(long from, long to, FrameConsumer consumer) throws IOException {
        for (int index = 0; index < headers.size() && headers.get(index).first() <= to; index++) {
            boolean followed =
                    index + 1 < headers.size() && headers.get(index + 1).first() <= to;
            if (followed && headers.get(index + 1).first() <= from) {
                continue;
            }
            Segment segment = Segment.load(storage, headers.get(index).fileName());
            segment.walk(from, to, consumer);
            if (followed) {
                segment.requireFollowedBy(headers.get(index + 1));
            } else if (segment.lastSequence() < to) {
                throw segment.corrupt("the journal ends before sequence " + to);
            }
        }
    }

    List<SegmentHeader> headers() {
        return headers;
    }
}
