package trading.engine.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// The start of a segment. `previousFirst` is the first sequence of the segment before (0: there is none),
/// `previousDigest` the SHA-256 of that one's frames in hexadecimal, `chain` the crc of its last frame.
record SegmentHeader(int segmentBytes, long first, long previousFirst, String previousDigest, int chain) {
    static final int BYTES = 80;

    private static final long MAGIC = 0x4C4E_524A_4452_5431L;
    private static final int VERSION = 1;
    private static final int DIGEST = 32;
    private static final int CRC = BYTES - 4;
    private static final String SUFFIX = ".journal";

    static SegmentHeader ofFirst(int segmentBytes) {
        return new SegmentHeader(segmentBytes, 1, 0, HexFormat.of().formatHex(new byte[DIGEST]), 0);
    }

    static String fileName(long first) {
        return String.format("%020d", first) + SUFFIX;
    }

    static boolean isFileName(String name) {
        return name.endsWith(SUFFIX);
    }

    String fileName() {
        return fileName(first);
    }

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(LITTLE_ENDIAN);
        out.putLong(MAGIC)
                .putInt(VERSION)
                .putInt(segmentBytes)
                .putLong(first)
                .putLong(previousFirst)
                .put(HexFormat.of().parseHex(previousDigest))
                .putInt(chain)
                .putInt(CRC, crcOf(out));
        return out.clear();
    }

    /// Reads the header of `file`; anything odd about it is corruption.
    static SegmentHeader decode(ByteBuffer bytes, String file) {
        ByteBuffer in = bytes.order(LITTLE_ENDIAN);
        if (in.limit() < BYTES || in.getLong(0) != MAGIC || in.getInt(CRC) != crcOf(in)) {
            throw new JournalCorruptException("the segment's header is not readable", file, 0, firstOf(file));
        }
        if (in.getInt(8) != VERSION) {
            throw new JournalCorruptException(
                    "segment version=" + in.getInt(8) + ", this program reads " + VERSION, file, 8, firstOf(file));
        }
        byte[] digest = new byte[DIGEST];
        in.get(32, digest);
        SegmentHeader header = new SegmentHeader(
                in.getInt(12),
                in.getLong(16),
                in.getLong(24),
                HexFormat.of().formatHex(digest),
                in.getInt(32 + DIGEST));
        if (!header.fileName().equals(file)) {
            throw new JournalCorruptException(
                    "the segment was written as " + header.fileName(), file, 16, header.first());
        }
        return header;
    }

    boolean follows(SegmentHeader previous, String digest, int lastCrc) {
        return previousFirst == previous.first && chain == lastCrc && previousDigest.equals(digest);
    }

    private static long firstOf(String file) {
        String digits = file.substring(0, file.length() - SUFFIX.length());
        return digits.matches("\\d{1,18}|0\\d{19}") ? Long.parseLong(digits) : 0;
    }

    private static int crcOf(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().limit(CRC).position(0));
        return (int) crc.getValue();
    }
}
