package trading.engine.analyst;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// Questions for tests: about hourly bars whose prices are given, in ticks of 0.01.
public final class Questions {
    public static final Instrument BTC =
            new Instrument(1, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1_000_000_000, 0);
    public static final long HOUR = TimeFrame.H1.nanos();
    /// 2026-01-01T00:00:00Z.
    public static final long BEGIN = 1_767_225_600_000_000_000L;

    private static final PortfolioState PORTFOLIO =
            new PortfolioState(100_000 * FixedPoint.ONE, 80_000 * FixedPoint.ONE, 1);

    private Questions() {}

    /// Bars that close at `closes`, each from the close before, with a usual volume of 1,000 lots.
    public static List<Bar> bars(long... closes) {
        List<Bar> bars = new ArrayList<>();
        long open = closes[0];
        for (int index = 0; index < closes.length; index++) {
            bars.add(bar(index, open, closes[index], 1_000));
            open = closes[index];
        }
        return bars;
    }

    public static Bar bar(int index, long open, long close, long volume) {
        return new Bar(
                BTC.id(),
                TimeFrame.H1,
                BEGIN + index * HOUR,
                open,
                Math.max(open, close) + 50,
                Math.min(open, close) - 50,
                close,
                volume,
                0);
    }

    public static AnalystQuestion about(List<Bar> bars) {
        return about(BTC, "ema", bars, HeldPosition.FLAT, List.of(), List.of());
    }

    public static AnalystQuestion about(
            Instrument instrument,
            String strategy,
            List<Bar> bars,
            HeldPosition position,
            List<PatternSighting> sightings,
            List<Note> notes) {
        return new AnalystQuestion(
                strategy,
                instrument,
                TimeFrame.H1,
                bars.getLast().closeTimeNanos(),
                bars,
                List.of(new IndicatorValue("RSI 14", 61.25)),
                sightings,
                position,
                PORTFOLIO,
                notes);
    }

    /// Forty bars that rise from 60,000 by 0.5 % each, the newest `last` ticks beyond that.
    public static AnalystQuestion rising(long last) {
        return about(bars(steps(0.005, last)));
    }

    public static AnalystQuestion rising() {
        return rising(0);
    }

    /// As [#rising()], asked by `strategy`.
    public static AnalystQuestion by(String strategy) {
        return about(BTC, strategy, bars(steps(0.005, 0)), HeldPosition.FLAT, List.of(), List.of());
    }

    public static long[] steps(double change, long last) {
        long[] closes = new long[40];
        double price = 6_000_000;
        for (int index = 0; index < closes.length; index++) {
            closes[index] = Math.round(price);
            price *= 1 + change;
        }
        closes[closes.length - 1] += last;
        return closes;
    }

    public static Opinion opinion(AnalystQuestion question) {
        return new Opinion(
                "1",
                "test",
                OpinionAction.BUY,
                0.5,
                List.of("Because."),
                5,
                0,
                Set.of(),
                null,
                question.hash(),
                question.asOfNanos(),
                new CallCost(10, 5, 100));
    }
}
