package trading.web.risk;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trading.engine.view.Denial;
import trading.engine.view.LiveView;
import trading.infra.store.Place;
import trading.infra.store.RecordedDeadManSwitch;
import trading.infra.store.RecordedDenial;
import trading.infra.store.RecordedLimits;
import trading.infra.store.RecordedOverride;
import trading.infra.store.RecordedPermission;
import trading.infra.store.RecordedState;
import trading.infra.store.RecordedSwitch;
import trading.web.command.Accounts;
import trading.web.history.History;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.risk.RiskHistoryJson.DeadManSwitchEventJson;
import trading.web.risk.RiskHistoryJson.LimitChangeJson;
import trading.web.risk.RiskHistoryJson.OverrideEventJson;
import trading.web.risk.RiskHistoryJson.PermissionChangeJson;
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
                        "Refusals, changes of states, limits, kill switches and what people allow, newest first")
                .forViewers()
                .query(
                        Accounts.PARAMETER,
                        QueryParameter.oneOf("kind", "Only this one of the lists", Kind.names()),
                        QueryParameter.integer("limit", "At most so many in all, 1 to " + MAXIMUM_LIMIT),
                        QueryParameter.text("before", "The page after the one that had this as next"))
                .answers(RiskHistoryJson.class)
                .by(this::page));
    }

    /// The lists of a page, by their names in it.
    private enum Kind {
        DENIALS("denials"),
        STATES("states"),
        LIMITS("limits"),
        KILL_SWITCHES("killSwitches"),
        PERMISSIONS("permissions"),
        OVERRIDES("overrides"),
        DEAD_MAN_SWITCHES("deadManSwitches");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        static String[] names() {
            return Stream.of(values()).map(kind -> kind.text).toArray(String[]::new);
        }
    }

    private interface Rows<T> {
        List<T> newest(int account, Place before, int limit);
    }

    /// What one list of a page may have, and where each of its rows stands.
    private record Listed<T>(List<T> rows, Function<T, Place> place) {
        Stream<Place> places() {
            return rows.stream().map(place);
        }

        <J> List<J> shown(Place last, Function<T, J> json) {
            return rows.stream()
                    .filter(row -> place.apply(row).compareTo(last) >= 0)
                    .map(json)
                    .toList();
        }
    }

    /// What was asked for. `only`: the one list that was, null for all.
    private record Asked(int account, @Nullable String only, Place before, int limit) {
        <T> Listed<T> read(Kind kind, Rows<T> rows, Function<T, Place> place) {
            boolean wanted = only == null || only.equals(kind.text);
            return new Listed<>(wanted ? rows.newest(account, before, limit) : List.of(), place);
        }
    }

    /// The newest of all kinds together, so that the page after it goes on where this one ends.
    private Reply page(Call call) {
        Asked asked = new Asked(
                accounts.of(call),
                call.query().text("kind").orElse(null),
                call.query().text("before").map(RiskHistoryRoutes::place).orElse(Place.END),
                (int) call.query().integer("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT));
        var denials = asked.read(Kind.DENIALS, history::denials, RecordedDenial::place);
        var states = asked.read(Kind.STATES, history::tradingStates, RecordedState::place);
        var limits = asked.read(Kind.LIMITS, history::limitChanges, RecordedLimits::place);
        var switches = asked.read(
                Kind.KILL_SWITCHES,
                (account, before, limit) -> history.killSwitches(before, limit),
                RecordedSwitch::place);
        var permissions = asked.read(Kind.PERMISSIONS, history::permissions, RecordedPermission::place);
        var overrides = asked.read(Kind.OVERRIDES, history::overrides, RecordedOverride::place);
        var deadMan = asked.read(Kind.DEAD_MAN_SWITCHES, history::deadManSwitch, RecordedDeadManSwitch::place);
        List<Place> shown = Stream.of(denials, states, limits, switches, permissions, overrides, deadMan)
                .flatMap(Listed::places)
                .sorted(Comparator.reverseOrder())
                .limit(asked.limit())
                .toList();
        boolean full = shown.size() == asked.limit();
        Place last = full ? shown.getLast() : new Place(0, 0);
        return Reply.ok(new RiskHistoryJson(
                denials.shown(last, this::shown),
                states.shown(last, StateChangeJson::of),
                limits.shown(last, LimitChangeJson::of),
                switches.shown(last, SwitchChangeJson::of),
                permissions.shown(last, PermissionChangeJson::of),
                overrides.shown(last, OverrideEventJson::of),
                deadMan.shown(last, DeadManSwitchEventJson::of),
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
