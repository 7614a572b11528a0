package trading.web.backtest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.AnalystChoice;
import trading.engine.model.LimitFill;
import trading.web.json.Signed;

/// A run on the past. What is left out is as the strategy says, or as usual: all bars that there are,
/// 10,000 of the quote asset, 0.1 percent fees, nothing lost on the way, fills on ticks where there are any
/// (`detail` is `ticks`, `bars` or the seconds of the bars to play), and of a strategy that asks for
/// opinions the kept answers of models to the very same questions, else the rules' (`analyst` is `KEPT`;
/// `RULES` are the rules alone). Times are like `2024-01-31` or `2024-01-31T10:00:00Z`.
public record BacktestRequest(
        String strategy,
        @Nullable List<SettingRequest> settings,
        @Nullable List<String> symbols,
        @Nullable String frame,
        @Nullable String from,
        @Nullable String to,
        @Nullable BigDecimal cash,
        @Nullable @Signed BigDecimal makerFeePercent,
        @Nullable @Signed BigDecimal takerFeePercent,
        @Nullable @Signed BigDecimal slippagePercent,
        @Nullable Integer latencyMillis,
        @Nullable BigDecimal participationPercent,
        @Nullable LimitFill limitFills,
        @Nullable String detail,
        @Nullable AnalystChoice analyst) {

    /// A parameter in place of its default.
    public record SettingRequest(String name, @Signed BigDecimal value) {}
}
