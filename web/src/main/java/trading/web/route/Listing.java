package trading.web.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.view.LiveView;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// What a list request asks for. `instrument` -1: all. `before` 0: from the newest.
public record Listing(String status, int instrument, long before, int limit) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 500;

    public static QueryParameter[] parameters(boolean withStatus, QueryParameter... more) {
        List<QueryParameter> all = new ArrayList<>();
        if (withStatus) {
            all.add(QueryParameter.oneOf("status", "Which ones; all", "open", "closed", "all"));
        }
        all.add(QueryParameter.text("symbol", "Only this instrument"));
        all.add(QueryParameter.integer("limit", "At most so many, 1 to " + MAXIMUM_LIMIT));
        all.add(QueryParameter.integer("before", "Only ids below this one"));
        all.addAll(List.of(more));
        return all.toArray(QueryParameter[]::new);
    }

    public static Listing of(Query query, LiveView view) {
        return new Listing(
                query.text("status").orElse("all"),
                instrument(query, view),
                query.integer("before", 1, Long.MAX_VALUE).orElse(0),
                (int) query.integer("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT));
    }

    /// The instrument that `symbol` names, -1 without one.
    public static int instrument(Query query, LiveView view) {
        return query.text("symbol").map(symbol -> named(symbol, view).id()).orElse(-1);
    }

    public static Instrument named(String symbol, LiveView view) {
        return view.instrument(symbol)
                .orElseThrow(() -> new Problem(
                                ProblemType.SYMBOL_UNKNOWN,
                                new FieldError(
                                        "?symbol",
                                        "SYMBOL_UNKNOWN",
                                        "There is no instrument " + Problem.quoted(symbol) + "."))
                        .asException());
    }

    public boolean matches(int instrument, long id) {
        return (this.instrument == -1 || this.instrument == instrument) && (before == 0 || id < before);
    }

    /// The `before` of the next page; null when this one is not full.
    public <T> @Nullable String next(List<T> page, ToLongFunction<T> id) {
        return page.size() < limit ? null : Long.toString(id.applyAsLong(page.getLast()));
    }
}
