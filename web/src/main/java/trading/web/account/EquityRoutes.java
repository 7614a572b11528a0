package trading.web.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Equity;
import trading.infra.store.EquityQueries;
import trading.web.command.Accounts;
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

    private final Accounts accounts;
    private final History history;

    public EquityRoutes(Accounts accounts, History history) {
        this.accounts = accounts;
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/equity", "What the account was worth, with its drawdown, oldest first")
                .forViewers()
                .query(
                        Accounts.PARAMETER,
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
        int account = accounts.of(call);
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
}
