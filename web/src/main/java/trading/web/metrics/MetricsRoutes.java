package trading.web.metrics;

import java.util.List;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/metrics` in Prometheus' text form.
public final class MetricsRoutes {
    private final Metrics metrics;
    private final boolean open;

    /// `open`: without a login, for a Prometheus on the same machine.
    public MetricsRoutes(Metrics metrics, boolean open) {
        this.metrics = metrics;
        this.open = open;
    }

    public List<Route> routes() {
        Route.Draft draft =
                Route.get("/metrics", "Figures for Prometheus").forViewers().produces(Metrics.CONTENT_TYPE);
        return List.of(
                (open ? draft.open() : draft).by(call -> Reply.bytes(200, Metrics.CONTENT_TYPE, metrics.scrape())));
    }
}
