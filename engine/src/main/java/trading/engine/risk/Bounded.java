package trading.engine.risk;

/// Arithmetic of figures that only compare and are not negative: exact, without allocation, and where the
/// result is too large, [Long#MAX_VALUE] instead of a number that has turned over.
public final class Bounded {
    private static final long SHORT_DIVISOR = 1L << 31;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private Bounded() {}

    public static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    public static long product(long a, long b) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    /// `amount * times / per`, rounded down. `per` is above 0.
    public static long scaledDown(long amount, long times, long per) {
        long high = Math.multiplyHigh(amount, times);
        long low = amount * times;
        return high == 0 && low >= 0 ? low / per : quotient(high, low, per);
    }

    /// `amount * times / per`, rounded up. `per` is above 0.
    public static long scaledUp(long amount, long times, long per) {
        long down = scaledDown(amount, times, per);
        boolean isExact = amount * times == down * per;
        return isExact || down == Long.MAX_VALUE ? down : down + 1;
    }

    /// Of a number of 128 bits, the upper half of which is less than 2^62.
    private static long quotient(long high, long low, long per) {
        if (high >= per) {
            return Long.MAX_VALUE;
        }
        long quotient = per < SHORT_DIVISOR ? shortQuotient(high, low, per) : longQuotient(high, low, per);
        return quotient < 0 ? Long.MAX_VALUE : quotient;
    }

    /// 32 bits of the quotient at a time: no rest is too long to take 32 more.
    private static long shortQuotient(long high, long low, long per) {
        long upper = (high << 32) | (low >>> 32);
        long lower = ((upper % per) << 32) | (low & LOW_HALF);
        return ((upper / per) << 32) | (lower / per);
    }

    /// One bit at a time.
    private static long longQuotient(long high, long low, long per) {
        long quotient = 0;
        long rest = high;
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            rest = (rest << 1) | ((low >>> bit) & 1);
            if (Long.compareUnsigned(rest, per) >= 0) {
                rest -= per;
                quotient |= 1L << bit;
            }
        }
        return quotient;
    }
}
