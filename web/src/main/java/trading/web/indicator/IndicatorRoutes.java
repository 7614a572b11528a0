package trading.web.indicator;

import java.util.Arrays;
import java.util.List;
import trading.engine.indicator.IndicatorCatalog;
import trading.engine.indicator.IndicatorDefinition;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;
import trading.web.market.Bars;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/indicators`.
public final class IndicatorRoutes {
    private static final int MAXIMUM_BARS = 5_000;
    private static final int USUAL_BARS = 500;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAXIMUM_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    private final LiveView view;
    private final IndicatorValues values;

    public IndicatorRoutes(LiveView view, Bars bars) {
        this.view = view;
        this.values = new IndicatorValues(bars);
    }

    public List<Route> routes() {
        String[] frames = Arrays.stream(TimeFrame.values()).map(TimeFrame::text).toArray(String[]::new);
        return List.of(
                Route.get("/api/indicators", "The indicators that there are, by name")
                        .forViewers()
                        .forEveryAccount()
                        .answersListOf(IndicatorJson.class)
                        .by(call -> Reply.ok(IndicatorCatalog.all().stream()
                                .map(IndicatorJson::of)
                                .toList())),
                Route.get("/api/indicators/{name}", "An indicator on the bars of an instrument, oldest first")
                        .forViewers()
                        .forEveryAccount()
                        .query(
                                QueryParameter.text("symbol", "The instrument; required"),
                                QueryParameter.oneOf("frame", "The length of a bar; 1m", frames),
                                QueryParameter.text("settings", "Such as fast:8,slow:21; the defaults"),
                                QueryParameter.integer("to", "Bars that open before, epoch milliseconds"),
                                QueryParameter.integer(
                                        "limit", "The newest so many, 1 to " + MAXIMUM_BARS + "; " + USUAL_BARS))
                        .answers(IndicatorValuesJson.class)
                        .by(this::values));
    }

    private Reply values(Call call) {
        String name = call.pathText("name");
        if (!IndicatorCatalog.names().contains(name)) {
            throw new Problem(
                            ProblemType.NOT_FOUND,
                            "There is no indicator " + Problem.quoted(name) + "; GET /api/indicators lists them.")
                    .asException();
        }
        IndicatorDefinition definition = IndicatorCatalog.definition(name);
        Instrument instrument = Listing.named(call.query().required("symbol"), view);
        TimeFrame frame = call.query().text("frame").flatMap(TimeFrame::parse).orElse(TimeFrame.M1);
        long to = call.query().integer("to", 0, MAXIMUM_MILLIS).orElse(MAXIMUM_MILLIS) * NANOS_PER_MILLI;
        int limit = (int) call.query().integer("limit", 1, MAXIMUM_BARS).orElse(USUAL_BARS);
        return Reply.ok(values.of(
                definition,
                IndicatorValues.settings(call.query().text("settings").orElse("")),
                instrument,
                frame,
                to,
                limit));
    }
}
