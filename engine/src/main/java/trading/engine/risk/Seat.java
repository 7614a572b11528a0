package trading.engine.risk;

import trading.engine.position.StrategyExposure;

/// One strategy of one account, or its people (the empty name).
public final class Seat {
    private final RiskAccount risk;
    private final StrategyExposure exposure;
    private final RateWindow executions = new RateWindow();

    Seat(RiskAccount risk, String strategy) {
        this.risk = risk;
        this.exposure = new StrategyExposure(strategy);
    }

    public RiskAccount risk() {
        return risk;
    }

    public String strategy() {
        return exposure.strategy();
    }

    public StrategyExposure exposure() {
        return exposure;
    }

    /// When it last had executions.
    public RateWindow executions() {
        return executions;
    }
}
