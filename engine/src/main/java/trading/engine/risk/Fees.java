package trading.engine.risk;

/// What an order pays to the venue.
public final class Fees {
    private static final long MILLION = 1_000_000;

    private Fees() {}

    /// `notional * ppm / 1e6`, rounded up. Throws [ArithmeticException] on overflow.
    public static long roundedUp(long notional, int ppm) {
        long whole = Math.multiplyExact(notional / MILLION, (long) ppm);
        return Math.addExact(whole, Math.ceilDiv(notional % MILLION * ppm, MILLION));
    }
}
