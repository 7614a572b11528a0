package trading.infra.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import trading.engine.model.FixedPoint;

/// Rows in the binary form of PostgreSQL's COPY, in a buffer that its user empties from time to time.
///
/// A decimal is written as the server keeps it, in groups of four digits and without trailing zeros. Not
/// thread-safe.
final class CopyRows implements RowSink {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int GROUP = 10_000;
    private static final int FRACTION_GROUPS = FixedPoint.SCALE / 4;
    private static final int NEGATIVE = 0x4000;
    private static final BigInteger BIG_GROUP = BigInteger.valueOf(GROUP);
    private static final int MOST_GROUPS = 16;
    /// From 1970 to where the server's time begins.
    private static final long MICROS_TO_2000 = 946_684_800_000_000L;

    private byte[] bytes = new byte[128 * 1024];
    private int length;
    /// The groups of one decimal, lowest first.
    private final int[] groups = new int[MOST_GROUPS];

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void header() {
        reserve(SIGNATURE.length + 8);
        System.arraycopy(SIGNATURE, 0, bytes, length, SIGNATURE.length);
        length += SIGNATURE.length;
        int4(0); // no flags
        int4(0); // no extension
    }

    void trailer() {
        reserve(2);
        int2(-1);
    }

    void row(int columns) {
        reserve(2);
        int2(columns);
    }

    @Override
    public void nothing() {
        reserve(4);
        int4(-1);
    }

    @Override
    public void bigint(long value) {
        reserve(12);
        int4(8);
        int4((int) (value >>> 32));
        int4((int) value);
    }

    @Override
    public void integer(int value) {
        reserve(8);
        int4(4);
        int4(value);
    }

    @Override
    public void bool(boolean value) {
        reserve(5);
        int4(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    @Override
    public void text(String value) {
        int size = value.length();
        reserve(4 + size);
        int start = length;
        int4(size);
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                length = start;
                encoded(value);
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    @Override
    public void time(long micros) {
        bigint(micros - MICROS_TO_2000);
    }

    private void encoded(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(4 + utf8.length);
        int4(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    @Override
    public void decimal(long units) {
        int count = 0;
        for (long left = units; left != 0; left = Long.divideUnsigned(left, GROUP)) {
            if (count == 0 && left < 0) {
                left = -left; // the lowest long stays as it is and is right when read as unsigned
            }
            groups[count++] = (int) Long.remainderUnsigned(left, GROUP);
        }
        decimal(units < 0, count);
    }

    @Override
    public void decimal(long count, long unit) {
        long high = Math.multiplyHigh(count, unit);
        long low = count * unit;
        if (high == low >> 63) {
            decimal(low);
            return;
        }
        BigInteger left = BigInteger.valueOf(count).multiply(BigInteger.valueOf(unit));
        boolean negative = left.signum() < 0;
        int size = 0;
        for (left = left.abs(); left.signum() != 0; size++) {
            BigInteger[] parts = left.divideAndRemainder(BIG_GROUP);
            groups[size] = parts[1].intValue();
            left = parts[0];
        }
        decimal(negative, size);
    }

    private void decimal(boolean negative, int count) {
        int lowest = 0;
        while (lowest < count && groups[lowest] == 0) {
            lowest++;
        }
        int digits = count - lowest;
        reserve(12 + 2 * digits);
        int4(8 + 2 * digits);
        int2(digits);
        int2(digits == 0 ? 0 : count - 1 - FRACTION_GROUPS);
        int2(negative ? NEGATIVE : 0);
        int2(lowest < FRACTION_GROUPS && digits > 0 ? places(lowest) : 0);
        for (int i = count - 1; i >= lowest; i--) {
            int2(groups[i]);
        }
    }

    /// Decimal places up to the last digit that is not 0.
    private int places(int lowest) {
        int places = 4 * (FRACTION_GROUPS - lowest);
        for (int group = groups[lowest]; group % 10 == 0; group /= 10) {
            places--;
        }
        return places;
    }

    private void int4(int value) {
        bytes[length] = (byte) (value >>> 24);
        bytes[length + 1] = (byte) (value >>> 16);
        bytes[length + 2] = (byte) (value >>> 8);
        bytes[length + 3] = (byte) value;
        length += 4;
    }

    private void int2(int value) {
        bytes[length] = (byte) (value >>> 8);
        bytes[length + 1] = (byte) value;
        length += 2;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
