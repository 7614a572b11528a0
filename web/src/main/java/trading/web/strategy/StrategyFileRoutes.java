package trading.web.strategy;

import java.util.List;
import trading.web.route.Reply;
import trading.web.route.Route;

/// The files of people's strategies over HTTP.
public final class StrategyFileRoutes {
    private final StrategyFiles files;

    public StrategyFileRoutes(StrategyFiles files) {
        this.files = files;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/strategy-files",
                        "The files in strategies/: what runs of each, compile errors, and what keeps it from live trading")
                .forViewers()
                .answersListOf(StrategyFile.class)
                .by(call -> Reply.ok(files.files())));
    }
}
