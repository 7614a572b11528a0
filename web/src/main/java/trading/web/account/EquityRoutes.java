package trading.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Equity;
import trading.engine.view.LiveView;
import trading.infra.store.EquityQueries;
import trading.web.history.History;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/equity`.
public final class EquityRoutes {
    private static final int DEFAULT_POINTS = 500;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAXIMUM_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    /// `currency` is null as long as nothing was measured.
    record EquitySeriesJson(int account, @Nullable String currency, List<EquityPointJson> points) {}

    private final int own;
    private final LiveView view;
    private final History history;

    public EquityRoutes(int own, LiveView view, History history) {
        this.own = own;
        this.view = view;
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/equity", "What the account was worth, with its drawdown, oldest first")
                .query(
                        QueryParameter.integer("account", "The account's id; the desk's own"),
                        QueryParameter.integer("from", "Measured at or after, epoch milliseconds"),
                        QueryParameter.integer("to", "Measured before, epoch milliseconds"),
                        QueryParameter.integer(
                                "points",
                                "Thinned to at most so many, 1 to " + EquityQueries.MAXIMUM_POINTS + "; "
                                        + DEFAULT_POINTS))
                .answers(EquitySeriesJson.class)
                .by(this::series));
    }

    private Reply series(Call call) {
        int account = account(call);
        long from = call.query().integer("from", 0, MAXIMUM_MILLIS).orElse(0) * NANOS_PER_MILLI;
        long to = call.query().integer("to", 0, MAXIMUM_MILLIS).orElse(MAXIMUM_MILLIS) * NANOS_PER_MILLI;
        if (from > to) {
            throw new Problem(ProblemType.QUERY_INVALID, "from must not be after to.").asException();
        }
        int points = (int)
                call.query().integer("points", 1, EquityQueries.MAXIMUM_POINTS).orElse(DEFAULT_POINTS);
        List<Equity> series = history.equity(account, from, to, points);
        return Reply.ok(new EquitySeriesJson(
                account,
                series.isEmpty() ? null : series.getLast().asset(),
                series.stream().map(EquityPointJson::of).toList()));
    }

    private int account(Call call) {
        int account =
                (int) call.query().integer("account", 0, Integer.MAX_VALUE).orElse(own);
        if (account != own && view.terms(account).isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no account " + account + ".").asException();
        }
        return account;
    }
}
