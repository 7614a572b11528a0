package trading.web.account;

import java.util.List;
import trading.engine.view.LiveView;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/account`.
public final class AccountRoutes {
    private final int account;
    private final String name;
    private final LiveView view;

    public AccountRoutes(int account, String name, LiveView view) {
        this.account = account;
        this.name = name;
        this.view = view;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/account", "Cash, equity and balances")
                .answers(AccountJson.class)
                .by(call -> Reply.ok(AccountJson.of(account, name, view))));
    }
}
