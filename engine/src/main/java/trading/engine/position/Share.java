package trading.engine.position;

import java.math.BigInteger;

/// A part of a whole, exactly.
final class Share {
    private Share() {}

    /// `amount * part / whole`, rounded down. `amount` and `part` not negative, `part` at most `whole`.
    static long of(long amount, long part, long whole) {
        if (part == whole) {
            return amount;
        }
        if (Math.multiplyHigh(amount, part) == 0 && amount * part >= 0) {
            return amount * part / whole;
        }
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
