package trading.engine.risk;

import trading.engine.position.StrategyExposure;

/// One strategy of one account, or its people (the empty name), with what it has at risk.
public final class Seat extends StrategyExposure {
    private final RiskAccount risk;
    private final RateWindow executions = new RateWindow();

    Seat(RiskAccount risk, String strategy) {
        super(strategy);
        this.risk = risk;
    }

    public RiskAccount risk() {
        return risk;
    }

    /// When it last had executions.
    public RateWindow executions() {
        return executions;
    }
}
