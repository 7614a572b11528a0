package trading.engine.risk;

import java.util.Arrays;
import trading.engine.position.StrategyExposure;

/// One strategy of one account, or its people (the empty name), with what it has at risk in each quote asset.
public final class Seat {
    private final RiskAccount risk;
    private final String strategy;
    private final RateWindow executions = new RateWindow();

    /// Few: one for each quote asset in which it has ever traded.
    private StrategyExposure[] exposures = {};

    Seat(RiskAccount risk, String strategy) {
        this.risk = risk;
        this.strategy = strategy;
    }

    public RiskAccount risk() {
        return risk;
    }

    public String strategy() {
        return strategy;
    }

    /// When it last had executions.
    public RateWindow executions() {
        return executions;
    }

    /// What it has at risk in instruments of that quote asset.
    public StrategyExposure exposure(int quoteAsset) {
        for (StrategyExposure exposure : exposures) {
            if (exposure.quoteAsset() == quoteAsset) {
                return exposure;
            }
        }
        StrategyExposure added = new StrategyExposure(strategy, quoteAsset);
        exposures = Arrays.copyOf(exposures, exposures.length + 1);
        exposures[exposures.length - 1] = added;
        return added;
    }

    /// How many there are of [#exposureAt].
    public int exposureCount() {
        return exposures.length;
    }

    public StrategyExposure exposureAt(int place) {
        return exposures[place];
    }
}
