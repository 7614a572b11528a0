package trading.web.setting;

import java.util.List;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/settings`.
public final class SettingRoutes {
    private final SettingSource source;

    public SettingRoutes(SettingSource source) {
        this.source = source;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/settings", "The settings: what holds, from where, and what waits for a start")
                .forViewers()
                .answersListOf(SettingJson.class)
                .by(call -> Reply.ok(source.settings())));
    }
}
