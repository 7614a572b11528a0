package trading.web.pattern;

import java.util.Arrays;
import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.PatternCatalog;
import trading.engine.pattern.SightingStatus;
import trading.engine.view.LiveView;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.text.Figures;

/// `/api/patterns`.
public final class PatternRoutes {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 500;

    private final PatternDesk desk;
    private final Sightings sightings;
    private final LiveView view;

    public PatternRoutes(PatternDesk desk, LiveView view) {
        this.desk = desk;
        this.sightings = new Sightings(desk, view);
        this.view = view;
    }

    public List<Route> routes() {
        String[] frames = PatternDesk.FRAMES.stream().map(TimeFrame::text).toArray(String[]::new);
        String[] statuses =
                Arrays.stream(SightingStatus.values()).map(Enum::name).toArray(String[]::new);
        return List.of(
                Route.get("/api/patterns", "Patterns that were seen and those that are active, newest first")
                        .forViewers()
                        .query(
                                QueryParameter.text("symbol", "Only of this instrument"),
                                QueryParameter.oneOf("frame", "Only of bars of this length", frames),
                                QueryParameter.oneOf("status", "Only with this status", statuses),
                                QueryParameter.integer("limit", "At most so many, 1 to " + MAXIMUM_LIMIT))
                        .answersListOf(SightingJson.class)
                        .by(this::list),
                Route.get("/api/patterns/evidence", "What came of the patterns of one instrument and frame before")
                        .forViewers()
                        .query(
                                QueryParameter.text("symbol", "The instrument; required"),
                                QueryParameter.oneOf("frame", "The length of a bar; 1m", frames))
                        .answers(PatternEvidenceTableJson.class)
                        .by(this::evidence),
                Route.get("/api/patterns/catalog", "The patterns that can be seen")
                        .forViewers()
                        .answersListOf(PatternKindJson.class)
                        .by(call -> Reply.ok(PatternCatalog.all().stream()
                                .map(PatternKindJson::of)
                                .toList())));
    }

    private Reply list(Call call) {
        return Reply.ok(sightings.list(new SightingFilter(
                Listing.instrument(call.query(), view),
                call.query().text("frame").flatMap(TimeFrame::parse).orElse(null),
                call.query().text("status").map(SightingStatus::valueOf).orElse(null),
                (int) call.query().integer("limit", 1, MAXIMUM_LIMIT).orElse(DEFAULT_LIMIT))));
    }

    private Reply evidence(Call call) {
        Instrument instrument = Listing.named(call.query().required("symbol"), view);
        TimeFrame frame = call.query().text("frame").flatMap(TimeFrame::parse).orElse(TimeFrame.M1);
        return Reply.ok(desk.series(instrument.id(), frame)
                .map(series -> new PatternEvidenceTableJson(
                        instrument.symbol(),
                        frame.text(),
                        Figures.timeOrNull(series.asOfNanos()),
                        series.bars(),
                        series.evidence().stream().map(PatternEvidenceJson::of).toList()))
                .orElseGet(() -> new PatternEvidenceTableJson(instrument.symbol(), frame.text(), null, 0, List.of())));
    }
}
