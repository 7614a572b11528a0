package trading.web.strategy;

import java.util.List;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/strategies`.
public final class StrategyRoutes {
    private final StrategyDirectory directory;

    public StrategyRoutes(StrategyDirectory directory) {
        this.directory = directory;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/strategies", "The strategies and what they last did")
                .answersListOf(StrategyJson.class)
                .by(call -> Reply.ok(directory.strategies())));
    }
}
