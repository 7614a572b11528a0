package trading.web.service;

import java.util.List;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/services`.
public final class ServiceRoutes {
    private final ServiceDirectory directory;

    public ServiceRoutes(ServiceDirectory directory) {
        this.directory = directory;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/services", "The state table of the services")
                .forViewers()
                .answersListOf(ServiceState.class)
                .by(call -> Reply.ok(directory.services())));
    }
}
