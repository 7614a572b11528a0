package trading.engine.analyst.budget;

import java.util.List;

/// What the day's budget looks like. `money` and `tokens` hold what is reserved, too; `dayStartNanos` is
/// midnight UTC. Money is in units of 10^-8.
public record BudgetView(
        long dayStartNanos,
        long money,
        long tokens,
        long reservedMoney,
        int callsUnderWay,
        int callsInLastMinute,
        List<StrategySpending> strategies,
        BudgetLimits limits) {

    public record StrategySpending(String strategy, long money, long tokens) {}

    public BudgetView {
        strategies = List.copyOf(strategies);
    }
}
