package trading.engine.risk;

import trading.engine.model.DenyCode;

/// What risk says of an order.
public sealed interface RiskDecision {
    /// `priceBound`: the worst price it may trade at, in ticks. `reserve`: what to lock for it, money of
    /// the quote asset for a buy, of the base asset for a sell.
    record Passed(long priceBound, long reserve) implements RiskDecision {}

    /// What `measured` and `limit` count is said by the code.
    record Denied(DenyCode code, long measured, long limit) implements RiskDecision {}
}
