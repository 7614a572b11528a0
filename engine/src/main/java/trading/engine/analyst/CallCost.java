package trading.engine.analyst;

/// What a call cost: tokens, and money in units of 10^-8 of the currency of the prices.
public record CallCost(long promptTokens, long outputTokens, long money) {
    public static final CallCost NONE = new CallCost(0, 0, 0);

    public CallCost {
        if (promptTokens < 0 || outputTokens < 0 || money < 0) {
            throw new IllegalArgumentException(
                    "cost: promptTokens=" + promptTokens + " outputTokens=" + outputTokens + " money=" + money);
        }
    }

    public long tokens() {
        return promptTokens + outputTokens;
    }
}
