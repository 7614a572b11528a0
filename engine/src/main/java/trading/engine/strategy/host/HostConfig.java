package trading.engine.strategy.host;

import trading.engine.strategy.Sizing;
import trading.engine.strategy.SizingLimits;

/// With whose money strategies trade and within which bounds.
///
/// `cash` is the asset in which the account pays. `sizing`: where neither the strategy nor people say otherwise.
/// `ordersPerMinute`: new entries of one seat, in the market's time; more is a flood. `decisionsKept`: the
/// latest of each seat.
public record HostConfig(
        int account, String cash, Sizing sizing, SizingLimits limits, int ordersPerMinute, int decisionsKept) {

    public HostConfig {
        if (ordersPerMinute <= 0 || decisionsKept <= 0) {
            throw new IllegalArgumentException("strategies: ordersPerMinute=" + ordersPerMinute + " decisionsKept="
                    + decisionsKept + ": must be above 0");
        }
    }
}
