package trading.engine.analyst.budget;

/// How much may be spent: money in units of 10^-8, tokens of prompt and output together. Days are UTC, by the
/// wall clock. A limit of 0 lets nothing through.
public record BudgetLimits(
        long callMoney,
        long callTokens,
        long dayMoney,
        long dayTokens,
        long strategyDayMoney,
        long strategyDayTokens,
        int callsPerMinute) {

    public BudgetLimits {
        if (callMoney < 0
                || callTokens < 0
                || dayMoney < 0
                || dayTokens < 0
                || strategyDayMoney < 0
                || strategyDayTokens < 0
                || callsPerMinute < 0) {
            throw new IllegalArgumentException("limits: none may be below 0");
        }
    }
}
