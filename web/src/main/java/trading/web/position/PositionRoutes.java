package trading.web.position;

import java.util.List;
import trading.engine.model.Position;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/positions`.
public final class PositionRoutes {
    record PositionList(long sequence, List<PositionJson> positions) {}

    private final Accounts accounts;
    private final LiveView view;

    public PositionRoutes(Accounts accounts, LiveView view) {
        this.accounts = accounts;
        this.view = view;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/positions", "What is held right now")
                .forViewers()
                .query(Accounts.PARAMETER)
                .answers(PositionList.class)
                .by(call -> {
                    long sequence = view.sequence();
                    return Reply.ok(new PositionList(sequence, open(accounts.of(call), view)));
                }));
    }

    /// The positions that are not flat.
    public static List<PositionJson> open(int account, LiveView view) {
        return view.positions(account).stream()
                .filter(position -> position.quantity() != 0)
                .map(position -> json(position, view))
                .toList();
    }

    public static PositionJson json(Position position, LiveView view) {
        return PositionJson.of(position, view.instrument(position.instrument()), view.lastPrice(position.instrument()));
    }
}
