package trading.engine.strategy.host;

import java.util.List;
import java.util.SortedMap;
import trading.engine.strategy.ParameterRange;
import trading.engine.strategy.StrategyParameters;

/// The parameters that a seat's strategy plays with: what each may be, what it is, and a hash over all, worked out once
/// and not for each decision.
record SeatParameters(List<ParameterRange> ranges, SortedMap<String, String> values, String hash) {

    static SeatParameters of(Record parameters) {
        return new SeatParameters(
                StrategyParameters.ranges(parameters.getClass()),
                FrozenMap.of(StrategyParameters.values(parameters)),
                StrategyParameters.hash(parameters));
    }
}
