package trading.engine.model;

/// How much may be at risk at once. Money of the home asset, worst case: a position together with all open
/// orders that would make it larger. Measured value `>` limit blocks, `=` passes.
///
/// `instrumentNotional`: in one instrument. `strategyNotional`: what a strategy's open trades cost and its
/// open orders may cost. `accountNotional`: all instruments, long and short added up. `leverageHundredths`:
/// the same against the equity; 300 is three times. `openOrders`: a number.
public record ExposureLimits(
        long instrumentNotional, long strategyNotional, long accountNotional, int leverageHundredths, int openOrders) {
    public static final ExposureLimits NONE =
            new ExposureLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public ExposureLimits {
        if (instrumentNotional <= 0
                || strategyNotional <= 0
                || accountNotional <= 0
                || leverageHundredths <= 0
                || openOrders <= 0) {
            throw new IllegalArgumentException("exposure limits: instrumentNotional=" + instrumentNotional
                    + " strategyNotional=" + strategyNotional + " accountNotional=" + accountNotional
                    + " leverageHundredths=" + leverageHundredths + " openOrders=" + openOrders
                    + ": all must be above 0");
        }
    }
}
