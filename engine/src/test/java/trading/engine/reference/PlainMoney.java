package trading.engine.reference;

import java.math.BigInteger;
import trading.engine.model.Instrument;

/// Arithmetic without an end.
final class PlainMoney {
    static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private PlainMoney() {}

    static BigInteger of(long value) {
        return BigInteger.valueOf(value);
    }

    static BigInteger notional(Instrument instrument, long ticks, long lots) {
        BigInteger unit =
                of(instrument.tickSize()).multiply(of(instrument.lotSize())).divide(of(100_000_000));
        return of(ticks).multiply(of(lots)).multiply(unit);
    }

    static BigInteger baseUnits(Instrument instrument, long lots) {
        return of(lots).multiply(of(instrument.lotSize()));
    }

    /// A figure that only compares stops at a bound that many of them stay below.
    static BigInteger figure(BigInteger value) {
        BigInteger most = of(Instrument.LARGEST_VALUE);
        return value.min(most).max(most.negate());
    }

    /// A sum or a ratio of such figures stops at the largest number.
    static BigInteger atMost(BigInteger value) {
        return value.min(LARGEST);
    }

    static boolean fits(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(LARGEST) <= 0;
    }

    static BigInteger fee(BigInteger notional, int ppm) {
        return ceiling(notional.multiply(of(ppm)), MILLION);
    }

    /// Rounded up, also below zero.
    static BigInteger ceiling(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    /// Rounded down, also below zero.
    static BigInteger floor(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
