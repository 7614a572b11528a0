package trading.web.account;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.infra.store.RecordedResult;
import trading.web.command.Accounts;
import trading.web.history.History;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/results`: what came of closed trades.
public final class ResultRoutes {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAXIMUM_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    /// `day`: `2026-11-27`. `strategy`: null for a person's trades. Money is in the quote asset;
    /// `realizedPnl` is net of `fees`, `profit` is of the `won` trades, `loss` (not above 0) of the others;
    /// `notional`: entry and exit together; `heldMillis`: all times from entry to exit, added.
    record ResultJson(
            String day,
            String symbol,
            @Nullable String strategy,
            long trades,
            long won,
            String realizedPnl,
            String profit,
            String loss,
            String fees,
            String notional,
            long heldMillis) {
        static ResultJson of(RecordedResult result) {
            return new ResultJson(
                    result.day().toString(),
                    result.symbol(),
                    result.strategy(),
                    result.trades(),
                    result.won(),
                    text(result.realizedPnl()),
                    text(result.profit()),
                    text(result.loss()),
                    text(result.fees()),
                    text(result.notional()),
                    result.heldNanos() / NANOS_PER_MILLI);
        }

        private static String text(BigDecimal money) {
            return money.signum() == 0 ? "0" : money.stripTrailingZeros().toPlainString();
        }
    }

    private final Accounts accounts;
    private final History history;

    public ResultRoutes(Accounts accounts, History history) {
        this.accounts = accounts;
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/results", "What came of closed trades, by day, instrument and strategy, oldest day first")
                .forViewers()
                .query(
                        Accounts.PARAMETER,
                        QueryParameter.integer("from", "Closed at or after, epoch milliseconds"),
                        QueryParameter.integer("to", "Closed before, epoch milliseconds"),
                        QueryParameter.text("zone", "Whose days, for example Europe/Berlin; UTC"))
                .answersListOf(ResultJson.class)
                .by(this::results));
    }

    private Reply results(Call call) {
        int account = accounts.of(call);
        long from = call.query().integer("from", 0, MAXIMUM_MILLIS).orElse(0) * NANOS_PER_MILLI;
        long to = call.query().integer("to", 0, MAXIMUM_MILLIS).orElse(MAXIMUM_MILLIS) * NANOS_PER_MILLI;
        if (from > to) {
            throw new Problem(ProblemType.QUERY_INVALID, "from must not be after to.").asException();
        }
        return Reply.ok(history
                .results(account, from, to, zone(call.query().text("zone").orElse("UTC")))
                .stream()
                .map(ResultJson::of)
                .toList());
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Problem(
                            ProblemType.QUERY_INVALID,
                            "zone: " + Problem.quoted(name) + " is no time zone; for example Europe/Berlin or UTC.")
                    .asException();
        }
    }
}
