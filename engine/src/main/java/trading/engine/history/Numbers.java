package trading.engine.history;

import java.nio.ByteBuffer;

/// Whole numbers in as few bytes as they need: seven bits a byte, the lowest first; signed ones with the sign
/// in the lowest bit.
final class Numbers {
    /// No number takes more bytes.
    static final int LONGEST = 10;

    private Numbers() {}

    static void put(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static void putSigned(ByteBuffer out, long value) {
        put(out, value << 1 ^ value >> 63);
    }

    /// Throws [DamagedHistoryException] when there is no end to it.
    static long take(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedHistoryException("number: longer than " + LONGEST + " bytes");
    }

    static long takeSigned(ByteBuffer in) {
        long value = take(in);
        return value >>> 1 ^ -(value & 1);
    }
}
