package trading.web.backtest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.search.TrialLog;

/// The end of the time that an optimisation did not see. `best`: the settings that a look would run; null when it has
/// not chosen one for all of the time, and there is nothing to look with. `look`: the only one that there is at
/// anything of that time, with this strategy and these symbols; null when nobody has looked.
public record HoldOutJson(
        String from,
        String to,
        @Nullable Map<String, String> best,
        @Nullable LookJson look) {

    /// When, by whom, and what was seen. The figures are null where there is none.
    public record LookJson(
            String time,
            String by,
            String from,
            String to,
            Map<String, String> settings,
            @Nullable Double totalReturn,
            @Nullable Double sharpe,
            @Nullable Double maximumDrawdown,
            long trades) {

        static LookJson of(TrialLog.Look look) {
            Metrics metrics = look.trial().metrics();
            return new LookJson(
                    look.time(),
                    look.by(),
                    BacktestJson.time(look.fromNanos()),
                    BacktestJson.time(look.toNanos()),
                    look.trial().settings(),
                    metrics == null ? null : BacktestJobs.finite(metrics.totalReturn()),
                    metrics == null
                            ? null
                            : BacktestJobs.finite(metrics.returns().sharpe()),
                    metrics == null ? null : BacktestJobs.finite(metrics.maximumDrawdown()),
                    metrics == null ? 0 : metrics.trades().count());
        }
    }
}
