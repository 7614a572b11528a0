package trading.web.health;

import java.util.List;
import java.util.function.BooleanSupplier;
import trading.web.json.Json;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/health`, `/api/health`, `/health/live` and `/health/ready`, open to all.
public final class HealthRoutes {
    private static final byte[] LIVE = Json.bytes(new StateJson("live"));
    private static final byte[] READY = Json.bytes(new StateJson("ready"));
    private static final byte[] NOT_READY = Json.bytes(new StateJson("not ready"));

    record StateJson(String status) {}

    private final HealthMonitor monitor;
    private final BooleanSupplier ready;

    /// `ready`: whether commands are taken; asked on every request, must not wait.
    public HealthRoutes(HealthMonitor monitor, BooleanSupplier ready) {
        this.monitor = monitor;
        this.ready = ready;
    }

    public List<Route> routes() {
        return List.of(
                health("/health"),
                health("/api/health"),
                Route.get("/health/live", "Whether the process answers; asks nobody")
                        .open()
                        .answers(StateJson.class)
                        .by(call -> Reply.bytes(200, Json.CONTENT_TYPE, LIVE)),
                Route.get("/health/ready", "Whether commands are taken; 503 when not")
                        .open()
                        .answers(StateJson.class)
                        .by(call -> ready.getAsBoolean()
                                ? Reply.bytes(200, Json.CONTENT_TYPE, READY)
                                : Reply.bytes(503, Json.CONTENT_TYPE, NOT_READY)));
    }

    private Route health(String path) {
        return Route.get(path, "How the services are; 503 when one is not well")
                .open()
                .answers(HealthMonitor.HealthJson.class)
                .by(this::health);
    }

    private Reply health(Call call) {
        HealthMonitor.Answer answer = monitor.answer();
        return Reply.bytes(answer.healthy() ? 200 : 503, Json.CONTENT_TYPE, answer.body());
    }
}
