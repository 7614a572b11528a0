package trading.web.account;

import java.util.List;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/account`.
public final class AccountRoutes {
    private final Accounts accounts;
    private final String ownName;
    private final LiveView view;

    public AccountRoutes(Accounts accounts, String ownName, LiveView view) {
        this.accounts = accounts;
        this.ownName = ownName;
        this.view = view;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/account", "Cash, equity and balances")
                .forViewers()
                .query(Accounts.PARAMETER)
                .answers(AccountJson.class)
                .by(this::account));
    }

    private Reply account(Call call) {
        int account = accounts.of(call);
        String name = view.terms(account).map(terms -> terms.name()).orElse(ownName);
        return Reply.ok(AccountJson.of(account, name, view));
    }
}
