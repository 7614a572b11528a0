package trading.web.analyst;

import java.util.List;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/analyst`.
public final class AnalystRoutes {
    private final AnalystSource analyst;

    public AnalystRoutes(AnalystSource analyst) {
        this.analyst = analyst;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/analyst", "The analyst: who answers, what it last said, and its budget")
                .forViewers()
                .answers(AnalystJson.class)
                .by(call -> Reply.ok(AnalystJson.of(analyst))));
    }
}
