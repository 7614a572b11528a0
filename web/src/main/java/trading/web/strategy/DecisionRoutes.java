package trading.web.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Outcome;
import trading.engine.view.LiveView;
import trading.infra.store.DecisionFilter;
import trading.infra.store.DecisionFilter.Mark;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/decisions`. An id may hold a `/`; in an address a `~` stands for it.
public final class DecisionRoutes {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 500;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAXIMUM_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;
    private static final Pattern MARK = Pattern.compile("([0-9]{1,18}|[1-8][0-9]{18})!(.{1,100})");

    private final Decisions decisions;
    private final LiveView view;

    public DecisionRoutes(Decisions decisions, LiveView view) {
        this.decisions = decisions;
        this.view = view;
    }

    public List<Route> routes() {
        String[] outcomes = Arrays.stream(Outcome.values()).map(Enum::name).toArray(String[]::new);
        return List.of(
                Route.get("/api/decisions", "What strategies decided, why, and what became of it, newest first")
                        .forViewers()
                        .query(
                                QueryParameter.text("strategy", "Only of this strategy"),
                                QueryParameter.text("symbol", "Only about this instrument"),
                                QueryParameter.oneOf("outcome", "Only with this outcome", outcomes),
                                QueryParameter.integer("from", "Decided at or after, epoch milliseconds"),
                                QueryParameter.integer("to", "Decided before, epoch milliseconds"),
                                QueryParameter.integer("limit", "At most so many, 1 to " + MAXIMUM_LIMIT),
                                QueryParameter.text("before", "The page after the one that had this as next"))
                        .answers(DecisionListJson.class)
                        .by(this::list),
                Route.get("/api/decisions/{id}", "One decision, explained; in its id write ~ for /")
                        .forViewers()
                        .answers(ExplainedDecisionJson.class)
                        .by(this::explained));
    }

    private Reply list(Call call) {
        DecisionFilter filter = filter(call);
        List<Decision> page = decisions.list(filter);
        return Reply.ok(new DecisionListJson(
                page.stream()
                        .flatMap(decision -> decisions.shown(decision).stream())
                        .toList(),
                page.size() < filter.limit() ? null : mark(page.getLast())));
    }

    private DecisionFilter filter(Call call) {
        long from = call.query().integer("from", 0, MAXIMUM_MILLIS).orElse(0) * NANOS_PER_MILLI;
        long to = call.query().integer("to", 0, MAXIMUM_MILLIS).orElse(MAXIMUM_MILLIS) * NANOS_PER_MILLI;
        if (from > to) {
            throw new Problem(ProblemType.QUERY_INVALID, "from must not be after to.").asException();
        }
        return new DecisionFilter(
                call.query().text("strategy").orElse(null),
                symbol(call),
                call.query().text("outcome").map(Outcome::valueOf).orElse(null),
                from,
                to,
                call.query().text("before").map(DecisionRoutes::mark).orElse(null),
                (int) call.query().integer("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT));
    }

    private @Nullable String symbol(Call call) {
        return call.query()
                .text("symbol")
                .map(symbol -> Listing.named(symbol, view).symbol())
                .orElse(null);
    }

    private Reply explained(Call call) {
        Decision decision = decisions
                .find(call.pathText("id").replace('~', '/'))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
        Instrument traded = view.instrument(decision.symbol())
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
        Instrument own = decisions.own(decision, traded);
        return Reply.ok(new ExplainedDecisionJson(
                DecisionJson.of(decision, traded, own), DecisionExplanation.of(decision, traded, own)));
    }

    private static String mark(Decision last) {
        return last.timeNanos() + "!" + last.id();
    }

    private static Mark mark(String text) {
        Matcher parts = MARK.matcher(text);
        if (!parts.matches()) {
            String rule = "before must be what a page had as next.";
            throw new Problem(ProblemType.QUERY_INVALID, new FieldError("?before", "QUERY_INVALID", rule))
                    .asException();
        }
        return new Mark(Long.parseLong(parts.group(1)), parts.group(2));
    }
}
