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

    /// The next numbers of `in` from `at` on, into `out` from `from` to before `to`. Returns where the one after them
    /// begins. Throws [IndexOutOfBoundsException] when `in` ends before, and [DamagedHistoryException] when
    /// there is no end to a number.
    static int takeAll(byte[] in, int at, long[] out, int from, int to) {
        int next = at;
        for (int i = from; i < to; i++) {
            byte piece = in[next++];
            long value = piece & 0x7F;
            for (int shift = 7; piece < 0; shift += 7) {
                if (shift > 63) {
                    throw new DamagedHistoryException("number: longer than " + LONGEST + " bytes");
                }
                piece = in[next++];
                value |= (long) (piece & 0x7F) << shift;
            }
            out[i] = value;
        }
        return next;
    }

    /// What [#putSigned] made a number of, taken back.
    static long signed(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    static long takeSigned(ByteBuffer in) {
        return signed(take(in));
    }
}
