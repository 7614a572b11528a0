package trading.engine.analyst.budget;

import trading.engine.analyst.CallCost;

/// What a million tokens cost, in units of 10^-8 of money; both 0 for a model of one's own.
public record ModelPrice(long promptPerMillion, long outputPerMillion) {
    private static final long MILLION = 1_000_000;
    /// More than any limit, and small enough to be added up.
    static final long BEYOND = Long.MAX_VALUE / 1_048_576;

    public ModelPrice {
        if (promptPerMillion < 0 || outputPerMillion < 0) {
            throw new IllegalArgumentException(
                    "price: promptPerMillion=" + promptPerMillion + " outputPerMillion=" + outputPerMillion);
        }
    }

    /// What so many tokens cost, rounded up.
    public CallCost of(long promptTokens, long outputTokens) {
        long prompt = Math.min(promptTokens, BEYOND);
        long output = Math.min(outputTokens, BEYOND);
        return new CallCost(prompt, output, money(prompt, output));
    }

    private long money(long promptTokens, long outputTokens) {
        try {
            long millionths = Math.addExact(
                    Math.multiplyExact(promptTokens, promptPerMillion),
                    Math.multiplyExact(outputTokens, outputPerMillion));
            return Math.min(BEYOND, Math.ceilDiv(millionths, MILLION));
        } catch (ArithmeticException tooMuch) {
            return BEYOND;
        }
    }
}
