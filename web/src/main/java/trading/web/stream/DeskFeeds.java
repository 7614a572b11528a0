package trading.web.stream;

import java.util.List;
import java.util.function.Supplier;
import trading.web.pattern.SightingJson;
import trading.web.service.ServiceDesk;
import trading.web.strategy.DecisionJson;
import trading.web.strategy.StrategyJson;

/// What no report of the gateway tells of. `decisions`, `patterns`: the newest,
/// newest first.
public record DeskFeeds(
        ServiceDesk services,
        Supplier<? extends List<?>> alerts,
        Supplier<List<StrategyJson>> strategies,
        Supplier<List<DecisionJson>> decisions,
        Supplier<List<SightingJson>> patterns) {}
