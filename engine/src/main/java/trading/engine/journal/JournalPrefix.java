package trading.engine.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// A journal up to one of its sequences, as files for a copy: a journal of its own, which ends there and
/// goes on from there. The original may be written meanwhile.
///
/// Segments end with their last frame: the zeros behind it are left out, and come back with the next start.
public final class JournalPrefix {
    private final Storage storage;
    private final long last;
    private final List<SegmentHeader> headers;

    private JournalPrefix(Storage storage, long last, List<SegmentHeader> headers) {
        this.storage = storage;
        this.last = last;
        this.headers = headers;
    }

    /// `last`: a sequence that is durable, or 0 for nothing.
    public static JournalPrefix upTo(Storage storage, long last) throws IOException {
        return new JournalPrefix(
                storage,
                last,
                JournalReader.open(storage).headers().stream()
                        .filter(header -> header.first() <= last)
                        .toList());
    }

    /// Oldest first.
    public List<String> fileNames() {
        return headers.stream().map(SegmentHeader::fileName).toList();
    }

    /// Throws [JournalCorruptException] when the segment is not whole up to its end or to the last
    /// sequence.
    public void write(String fileName, OutputStream out) throws IOException {
        Segment segment = Segment.load(storage, fileName);
        segment.walk(Long.MAX_VALUE, last, (sequence, time, buffer, offset, length) -> {});
        int index = fileNames().indexOf(fileName);
        if (index + 1 < headers.size()) {
            segment.requireFollowedBy(headers.get(index + 1));
        } else if (segment.lastSequence() < last) {
            throw segment.corrupt("the journal ends before sequence " + last);
        }
        ByteBuffer bytes = segment.frames().bytes().duplicate().clear().limit(segment.end());
        byte[] chunk = new byte[1 << 16];
        while (bytes.hasRemaining()) {
            int length = Math.min(chunk.length, bytes.remaining());
            bytes.get(chunk, 0, length);
            out.write(chunk, 0, length);
        }
    }
}
