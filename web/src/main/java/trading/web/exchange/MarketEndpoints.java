package trading.web.exchange;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.view.Depth;
import trading.engine.view.Level;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.BarFigures;
import trading.web.exchange.wire.DayTicker;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.Fields;
import trading.web.exchange.wire.Klines;
import trading.web.route.Route;
import trading.web.text.Figures;

/// The market: book, trades, bars and tickers.
final class MarketEndpoints {
    private static final int MOST_LEVELS = 5_000;
    private static final int MOST_TRADES = 1_000;
    private static final int AVERAGED_MINUTES = 5;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MOST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI - 1;

    private final Endpoints endpoints;
    private final LiveView view;
    private final Symbols symbols;
    private final Klines klines;
    private final DayTickers tickers;
    private final LongSupplier marketNanos;

    MarketEndpoints(Endpoints endpoints, LiveView view, Klines klines, DayTickers tickers, LongSupplier marketNanos) {
        this.endpoints = endpoints;
        this.view = view;
        this.symbols = new Symbols(view);
        this.klines = klines;
        this.tickers = tickers;
        this.marketNanos = marketNanos;
    }

    List<Route> routes() {
        return List.of(
                endpoints.open(Route.get("/api/v3/depth", "The book"), MarketEndpoints::depthWeight, this::depth),
                endpoints.open(Route.get("/api/v3/trades", "The market's last trades"), 25, this::trades),
                endpoints.open(Route.get("/api/v3/aggTrades", "The market's last trades"), 4, this::aggregated),
                endpoints.open(Route.get("/api/v3/klines", "Bars"), 2, this::klines),
                endpoints.open(Route.get("/api/v3/avgPrice", "The average of five minutes"), 2, this::average),
                endpoints.open(Route.get("/api/v3/ticker/24hr", "The last 24 hours"), ofAll(2, 80), this::day),
                endpoints.open(Route.get("/api/v3/ticker/price", "The last price"), ofAll(2, 4), this::price),
                endpoints.open(
                        Route.get("/api/v3/ticker/bookTicker", "The best prices"), ofAll(2, 4), this::bookTicker));
    }

    private static ToIntFunction<Parameters> ofAll(int one, int all) {
        return parameters -> parameters.has("symbol") ? one : all;
    }

    private static int depthWeight(Parameters parameters) {
        int limit = parameters.limit(100, MOST_LEVELS);
        return limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1_000 ? 50 : 250;
    }

    private Fields depth(Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        int limit = parameters.limit(100, MOST_LEVELS);
        parameters.finish();
        Depth depth = view.depth(instrument.id(), limit);
        return Fields.of("lastUpdateId", depth.sequence())
                .with("bids", levels(depth.bids(), instrument))
                .with("asks", levels(depth.asks(), instrument));
    }

    private static List<List<String>> levels(List<Level> levels, Instrument instrument) {
        return levels.stream()
                .map(level -> List.of(
                        Amounts.price(instrument, level.price()), Amounts.quantity(instrument, level.quantity())))
                .toList();
    }

    private List<Fields> trades(Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        int limit = parameters.limit(500, MOST_TRADES);
        parameters.finish();
        return view.tape(instrument.id(), limit).stream()
                .map(trade -> Fields.of("id", trade.matchId())
                        .with("price", Amounts.price(instrument, trade.price()))
                        .with("qty", Amounts.quantity(instrument, trade.quantity()))
                        .with("quoteQty", Amounts.money(instrument.notional(trade.price(), trade.quantity())))
                        .with("time", Figures.millis(trade.timeNanos()))
                        .with("isBuyerMaker", trade.aggressor() == Side.SELL)
                        .with("isBestMatch", true))
                .toList();
    }

    private List<Fields> aggregated(Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        int limit = parameters.limit(500, MOST_TRADES);
        OptionalLong fromId = parameters.integer("fromId");
        OptionalLong from = parameters.integer("startTime");
        OptionalLong to = parameters.integer("endTime");
        parameters.finish();
        List<Report.MarketTraded> found = view.tape(instrument.id(), MOST_TRADES).stream()
                .filter(trade -> trade.matchId() >= fromId.orElse(0))
                .filter(trade -> Figures.millis(trade.timeNanos()) >= from.orElse(0))
                .filter(trade -> Figures.millis(trade.timeNanos()) <= to.orElse(Long.MAX_VALUE))
                .toList();
        boolean oldest = fromId.isPresent() || from.isPresent();
        int begin = oldest ? 0 : Math.max(0, found.size() - limit);
        return found.subList(begin, Math.min(found.size(), begin + limit)).stream()
                .map(trade -> Fields.of("a", trade.matchId())
                        .with("p", Amounts.price(instrument, trade.price()))
                        .with("q", Amounts.quantity(instrument, trade.quantity()))
                        .with("f", trade.matchId())
                        .with("l", trade.matchId())
                        .with("T", Figures.millis(trade.timeNanos()))
                        .with("m", trade.aggressor() == Side.SELL)
                        .with("M", true))
                .toList();
    }

    private List<List<Object>> klines(Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        TimeFrame frame = TimeFrame.parse(parameters.required("interval"))
                .orElseThrow(ExchangeError.bad(-1120, "Invalid interval.")::asException);
        int limit = parameters.limit(500, Klines.MOST);
        OptionalLong from = parameters.integer("startTime");
        OptionalLong to = parameters.integer("endTime");
        parameters.finish();
        long fromNanos = Math.min(MOST_MILLIS, from.orElse(0)) * NANOS_PER_MILLI;
        long toNanos = (Math.min(MOST_MILLIS, to.orElse(MOST_MILLIS)) + 1) * NANOS_PER_MILLI;
        if (fromNanos >= toNanos) {
            return List.of();
        }
        List<Bar> bars = from.isPresent()
                ? klines.oldest(instrument, frame, fromNanos, toNanos, limit)
                : klines.newest(instrument, frame, fromNanos, toNanos, limit);
        return bars.stream().map(bar -> BarFigures.row(bar, instrument)).toList();
    }

    private Fields average(Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        parameters.finish();
        long now = marketNanos.getAsLong();
        long from = now - AVERAGED_MINUTES * TimeFrame.M1.nanos();
        List<Bar> bars =
                klines.newestOrLive(instrument, TimeFrame.M1, from, now + TimeFrame.M1.nanos(), AVERAGED_MINUTES + 1);
        var last = instrument.price(view.lastPrice(instrument.id()).orElse(0));
        return Fields.of("mins", AVERAGED_MINUTES)
                .with("price", Amounts.decimal(BarFigures.averagePrice(bars, instrument, last)))
                .with("closeTime", Figures.millis(now));
    }

    private Object day(Parameters parameters) {
        Symbols.Asked asked = symbols.asked(parameters);
        boolean mini = switch (parameters.text("type").orElse("FULL")) {
            case "FULL" -> false;
            case "MINI" -> true;
            default -> throw ExchangeError.bad(-1139, "Invalid ticker type.").asException();
        };
        parameters.finish();
        return answered(asked, instrument -> mini ? mini(tickers.of(instrument)) : full(tickers.of(instrument)));
    }

    private static Fields full(DayTicker day) {
        return Fields.of("symbol", day.instrument().symbol())
                .with("priceChange", day.priceChange())
                .with("priceChangePercent", day.priceChangePercent())
                .with("weightedAvgPrice", day.averagePrice())
                .with("prevClosePrice", day.openPrice())
                .with("lastPrice", day.lastPrice())
                .with("lastQty", day.lastQuantity())
                .with("bidPrice", day.bidPrice())
                .with("bidQty", day.bidQuantity())
                .with("askPrice", day.askPrice())
                .with("askQty", day.askQuantity())
                .with("openPrice", day.openPrice())
                .with("highPrice", day.highPrice())
                .with("lowPrice", day.lowPrice())
                .with(ending(day));
    }

    private static Fields mini(DayTicker day) {
        return Fields.of("symbol", day.instrument().symbol())
                .with("openPrice", day.openPrice())
                .with("highPrice", day.highPrice())
                .with("lowPrice", day.lowPrice())
                .with("lastPrice", day.lastPrice())
                .with(ending(day));
    }

    private static Fields ending(DayTicker day) {
        return Fields.of("volume", day.volume())
                .with("quoteVolume", day.quoteVolume())
                .with("openTime", day.openMillis())
                .with("closeTime", day.closeMillis())
                .with("firstId", day.firstTradeId())
                .with("lastId", day.lastTradeId())
                .with("count", day.tradeCount());
    }

    private Object price(Parameters parameters) {
        Symbols.Asked asked = symbols.asked(parameters);
        parameters.finish();
        return answered(
                asked,
                instrument -> Fields.of("symbol", instrument.symbol())
                        .with(
                                "price",
                                Amounts.price(
                                        instrument,
                                        view.lastPrice(instrument.id()).orElse(0))));
    }

    private Object bookTicker(Parameters parameters) {
        Symbols.Asked asked = symbols.asked(parameters);
        parameters.finish();
        return answered(asked, instrument -> {
            Quote quote = view.quote(instrument.id()).orElse(null);
            return Fields.of("symbol", instrument.symbol())
                    .with("bidPrice", best(instrument, quote, Quote::bidPrice))
                    .with("bidQty", quote == null ? Amounts.ZERO : Amounts.quantity(instrument, quote.bidQuantity()))
                    .with("askPrice", best(instrument, quote, Quote::askPrice))
                    .with("askQty", quote == null ? Amounts.ZERO : Amounts.quantity(instrument, quote.askQuantity()));
        });
    }

    private static String best(Instrument instrument, @Nullable Quote quote, ToLongFunction<Quote> ticks) {
        return quote == null ? Amounts.ZERO : Amounts.price(instrument, ticks.applyAsLong(quote));
    }

    private static Object answered(Symbols.Asked asked, Function<Instrument, Fields> answer) {
        List<Fields> all = asked.instruments().stream().map(answer).toList();
        return asked.one() ? all.getFirst() : all;
    }
}
