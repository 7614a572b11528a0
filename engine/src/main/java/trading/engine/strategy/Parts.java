package trading.engine.strategy;

/// Parts per million of money, in whole numbers.
final class Parts {
    static final int PPM = 1_000_000;

    private Parts() {}

    /// Divided first: money times parts does not fit, and what is lost is less than a cent.
    static long of(long money, int ppm) {
        return money / PPM * ppm;
    }

    /// How many millionths `part` is of `whole`; neither is negative, and `part` is not above `whole`.
    static long ppm(long part, long whole) {
        return whole <= Long.MAX_VALUE / PPM ? part * PPM / whole : part / (whole / PPM);
    }

    /// `250000` as `25 %`, `2500` as `0.25 %`.
    static String percent(long ppm) {
        return java.math.BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + " %";
    }
}
