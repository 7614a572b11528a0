package trading.web.indicator;

import java.util.List;
import trading.engine.indicator.IndicatorCatalog;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/indicators`.
public final class IndicatorRoutes {
    public List<Route> routes() {
        return List.of(Route.get("/api/indicators", "The indicators that there are, by name")
                .forViewers()
                .forEveryAccount()
                .answersListOf(IndicatorJson.class)
                .by(call -> Reply.ok(
                        IndicatorCatalog.all().stream().map(IndicatorJson::of).toList())));
    }
}
