package trading.launcher;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.TrialLog;

/// The end of the time that `optimize` does not see, and the one look at it.
final class HoldOutOptions {
    @Option(
            names = "--hold-out",
            paramLabel = "END",
            description = "20%% or 2024-01-31: the end of the time, which the search does not see.")
    private @Nullable String holdOut;

    @Option(
            names = "--look",
            description = "Run the best settings on the hold-out. This can be done once; a second look is refused.")
    private boolean look;

    /// `chooses`: whether one of all settings comes out as the best.
    void check(boolean chooses) throws OptionException {
        if (look && holdOut == null) {
            throw new OptionException("--look: there is nothing to look at: give --hold-out too");
        }
        if (look && !chooses) {
            throw new OptionException("--look: is for the best of one search: leave out --walk-forward and --folds");
        }
    }

    /// Null when nothing is held out.
    @Nullable
    HoldOut of(BacktestPlan whole) throws OptionException {
        if (holdOut == null) {
            return null;
        }
        if (!holdOut.endsWith("%")) {
            return HoldOut.from(whole, BacktestOptions.time("--hold-out", holdOut));
        }
        try {
            BigDecimal percent =
                    new BigDecimal(holdOut.substring(0, holdOut.length() - 1).strip());
            return HoldOut.last(whole, percent.movePointLeft(2).doubleValue());
        } catch (NumberFormatException wrong) {
            throw new OptionException("--hold-out " + holdOut + ": write a part like 20% or a day like 2024-01-31");
        }
    }

    boolean isLook() {
        return look;
    }

    /// Before anything is run.
    void refuseSecondLook(@Nullable HoldOut held, TrialLog log) throws OptionException {
        if (!look || held == null) {
            return;
        }
        Optional<TrialLog.Look> before = log.lookAt(held.fromNanos(), held.toNanos());
        if (before.isPresent()) {
            throw new OptionException("--look: " + before.get().refusal());
        }
    }
}
