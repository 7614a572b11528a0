package trading.web.risk;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trading.engine.view.Denial;
import trading.engine.view.LiveView;
import trading.infra.store.Place;
import trading.infra.store.RecordedDenial;
import trading.infra.store.RecordedLimits;
import trading.infra.store.RecordedState;
import trading.infra.store.RecordedSwitch;
import trading.web.command.Accounts;
import trading.web.history.History;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.risk.RiskHistoryJson.LimitChangeJson;
import trading.web.risk.RiskHistoryJson.StateChangeJson;
import trading.web.risk.RiskHistoryJson.SwitchChangeJson;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/risk/history`.
public final class RiskHistoryRoutes {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 500;
    private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,17})\\.([0-9]{1,9})");

    private final Accounts accounts;
    private final LiveView view;
    private final History history;

    public RiskHistoryRoutes(Accounts accounts, LiveView view, History history) {
        this.accounts = accounts;
        this.view = view;
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/risk/history",
                        "Refusals, changes of the trading state, of limits and of kill switches, newest first")
                .query(
                        Accounts.PARAMETER,
                        QueryParameter.integer("limit", "At most so many in all, 1 to " + MAXIMUM_LIMIT),
                        QueryParameter.text("before", "The page after the one that had this as next"))
                .answers(RiskHistoryJson.class)
                .by(this::page));
    }

    /// The newest of all four kinds together, so that the page after it goes on where this one ends.
    private Reply page(Call call) {
        int account = accounts.of(call);
        int limit = (int) call.query().integer("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT);
        Place before = call.query().text("before").map(RiskHistoryRoutes::place).orElse(Place.END);
        List<RecordedDenial> denials = history.denials(account, before, limit);
        List<RecordedState> states = history.tradingStates(account, before, limit);
        List<RecordedLimits> limits = history.limitChanges(account, before, limit);
        List<RecordedSwitch> switches = history.killSwitches(before, limit);
        List<Place> shown = Stream.of(
                        denials.stream().map(RecordedDenial::place),
                        states.stream().map(RecordedState::place),
                        limits.stream().map(RecordedLimits::place),
                        switches.stream().map(RecordedSwitch::place))
                .flatMap(Function.identity())
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .toList();
        boolean full = shown.size() == limit;
        Place last = full ? shown.getLast() : new Place(0, 0);
        return Reply.ok(new RiskHistoryJson(
                denials.stream()
                        .filter(denial -> denial.place().compareTo(last) >= 0)
                        .map(this::shown)
                        .toList(),
                states.stream()
                        .filter(state -> state.place().compareTo(last) >= 0)
                        .map(StateChangeJson::of)
                        .toList(),
                limits.stream()
                        .filter(change -> change.place().compareTo(last) >= 0)
                        .map(LimitChangeJson::of)
                        .toList(),
                switches.stream()
                        .filter(each -> each.place().compareTo(last) >= 0)
                        .map(SwitchChangeJson::of)
                        .toList(),
                full ? last.sequence() + "." + last.ordinal() : null));
    }

    private DenialJson shown(RecordedDenial recorded) {
        return DenialJson.of(new Denial(recorded.place().sequence(), recorded.timeNanos(), recorded.denied()), view);
    }

    private static Place place(String text) {
        Matcher parts = PLACE.matcher(text);
        if (!parts.matches()) {
            String rule = "before must be what a page had as next.";
            throw new Problem(ProblemType.QUERY_INVALID, new FieldError("?before", "QUERY_INVALID", rule))
                    .asException();
        }
        return new Place(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
}
