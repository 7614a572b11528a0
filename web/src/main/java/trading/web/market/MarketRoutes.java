package trading.web.market;

import java.util.Arrays;
import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/instruments`, `/api/bars`, `/api/depth` and `/api/tape`.
public final class MarketRoutes {
    private static final int MAXIMUM_BARS = 500;
    private static final int MAXIMUM_LEVELS = 500;
    private static final int MAXIMUM_TAPE = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAXIMUM_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    record TapeList(String symbol, long sequence, List<TapeJson> tape) {}

    private final LiveView view;
    private final Bars bars;

    public MarketRoutes(LiveView view, Bars bars) {
        this.view = view;
        this.bars = bars;
    }

    public List<Route> routes() {
        String[] frames = Arrays.stream(TimeFrame.values()).map(TimeFrame::text).toArray(String[]::new);
        return List.of(
                Route.get("/api/instruments", "What can be traded")
                        .forViewers()
                        .forEveryAccount()
                        .answersListOf(InstrumentJson.class)
                        .by(call -> Reply.ok(view.instruments().stream()
                                .map(InstrumentJson::of)
                                .toList())),
                Route.get("/api/bars", "Bars, oldest first; the last one may be unfinished")
                        .forViewers()
                        .forEveryAccount()
                        .query(
                                QueryParameter.text("symbol", "The instrument; required"),
                                QueryParameter.oneOf("frame", "The length of a bar; 1m", frames),
                                QueryParameter.integer("from", "Opening at or after, epoch milliseconds"),
                                QueryParameter.integer("to", "Opening before, epoch milliseconds"),
                                QueryParameter.integer("limit", "The newest so many, 1 to " + MAXIMUM_BARS + "; 500"))
                        .answers(BarsJson.class)
                        .by(this::bars),
                Route.get("/api/depth/{symbol}", "The levels of the book, best first")
                        .forViewers()
                        .forEveryAccount()
                        .query(QueryParameter.integer("levels", "So many a side, 1 to " + MAXIMUM_LEVELS + "; 20"))
                        .answers(DepthJson.class)
                        .by(this::depth),
                Route.get("/api/tape/{symbol}", "The last trades of the market, oldest first")
                        .forViewers()
                        .forEveryAccount()
                        .query(QueryParameter.integer("limit", "So many, 1 to " + MAXIMUM_TAPE + "; 100"))
                        .answers(TapeList.class)
                        .by(this::tape));
    }

    private Reply bars(Call call) {
        Instrument instrument = Listing.named(call.query().required("symbol"), view);
        TimeFrame frame = call.query().text("frame").flatMap(TimeFrame::parse).orElse(TimeFrame.M1);
        long from = call.query().integer("from", 0, MAXIMUM_MILLIS).orElse(0) * NANOS_PER_MILLI;
        long to = call.query().integer("to", 0, MAXIMUM_MILLIS).orElse(MAXIMUM_MILLIS) * NANOS_PER_MILLI;
        if (from > to) {
            throw new Problem(ProblemType.QUERY_INVALID, "from must not be after to.").asException();
        }
        int limit = (int) call.query().integer("limit", 1, MAXIMUM_BARS).orElse(500);
        return Reply.ok(
                new BarsJson(instrument.symbol(), frame.text(), bars.range(instrument, frame, from, to, limit)));
    }

    private Reply depth(Call call) {
        Instrument instrument = named(call);
        int levels = (int) call.query().integer("levels", 1, MAXIMUM_LEVELS).orElse(20);
        return Reply.ok(DepthJson.of(view.depth(instrument.id(), levels), instrument));
    }

    private Reply tape(Call call) {
        Instrument instrument = named(call);
        int limit = (int) call.query().integer("limit", 1, MAXIMUM_TAPE).orElse(100);
        long sequence = view.sequence();
        List<TapeJson> tape = view.tape(instrument.id(), limit).stream()
                .map(traded -> TapeJson.of(traded, instrument))
                .toList();
        return Reply.ok(new TapeList(instrument.symbol(), sequence, tape));
    }

    private Instrument named(Call call) {
        return view.instrument(call.pathText("symbol"))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
    }
}
