package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;

/// The bars that a seat is given: one series for each subscription, with the indicators that are fed from it.
final class SeatSeries {
    private static final Comparator<Bar> AS_THEY_CLOSED = Comparator.comparingLong(Bar::closeTimeNanos)
            .thenComparing(Bar::frame)
            .thenComparingInt(Bar::instrument);

    private final One[] all;
    private final SortedMap<String, Instrument> instruments = new TreeMap<>();
    private final SortedMap<String, Instrument> shown = Collections.unmodifiableSortedMap(instruments);
    private final Set<Integer> instrumentIds = new TreeSet<>();
    private final SeatPrices prices = new SeatPrices();
    private final int own;
    private long barsSeen;

    SeatSeries(SeatSurroundings around, StrategyDeclaration declaration, Instrument own) {
        this.own = own.id();
        instruments.put(own.symbol(), own);
        instrumentIds.add(own.id());
        Set<Integer> seen = new TreeSet<>();
        List<One> made = new ArrayList<>();
        for (Subscription declared : declaration.subscriptions()) {
            Subscription subscription = declared.on(own.symbol());
            Instrument instrument = around.portfolio().instrument(subscription.symbol());
            instruments.put(instrument.symbol(), instrument);
            instrumentIds.add(instrument.id());
            Insights.@Nullable PatternSight patterns =
                    declaration.patterns() ? around.insights().patterns(instrument) : null;
            made.add(new One(subscription, instrument, made.isEmpty(), seen.add(instrument.id()), patterns));
        }
        all = made.toArray(One[]::new);
    }

    /// One subscription's bars.
    final class One {
        private final Subscription subscription;
        private final Instrument instrument;
        private final int id;
        private final TimeFrame frame;
        private final boolean main;
        private final boolean firstOfInstrument;
        private final Insights.@Nullable PatternSight patterns;
        private CallContext.Fed[] indicators = {};
        private long lastOpenNanos = Long.MIN_VALUE;

        private One(
                Subscription subscription,
                Instrument instrument,
                boolean main,
                boolean firstOfInstrument,
                Insights.@Nullable PatternSight patterns) {
            this.subscription = subscription;
            this.instrument = instrument;
            this.id = instrument.id();
            this.frame = subscription.frame();
            this.main = main;
            this.firstOfInstrument = firstOfInstrument;
            this.patterns = patterns;
        }

        Subscription subscription() {
            return subscription;
        }

        Instrument instrument() {
            return instrument;
        }

        TimeFrame frame() {
            return frame;
        }

        boolean main() {
            return main;
        }

        boolean isNew(Bar bar) {
            return bar.openTimeNanos() > lastOpenNanos;
        }

        /// Returns the patterns that end with the bar.
        List<SeenPattern> see(Bar bar) {
            lastOpenNanos = bar.openTimeNanos();
            barsSeen++;
            prices.update(bar, firstOfInstrument);
            return patterns == null ? List.of() : patterns.onBar(bar);
        }

        /// Indicators are the strategy's, and run in its time.
        void feed(Bar bar) {
            for (CallContext.Fed fed : indicators) {
                fed.indicator().update(bar);
            }
        }
    }

    List<One> all() {
        return List.of(all);
    }

    /// The past of all series in the order in which the bars closed: at least `least` bars of each, where there are
    /// as many.
    List<Bar> past(BarHistory history, RecentBars recent, int least) {
        TreeSet<Bar> past = new TreeSet<>(AS_THEY_CLOSED);
        for (One one : all) {
            int wanted = Math.max(least, one.subscription.warmUpBars());
            past.addAll(history.recent(one.instrument.id(), one.frame(), wanted));
            past.addAll(recent.of(one.instrument.id(), one.frame()));
        }
        return List.copyOf(past);
    }

    @Nullable
    One of(Bar bar) {
        for (One one : all) {
            if (one.id == bar.instrument() && one.frame == bar.frame()) {
                return one;
            }
        }
        return null;
    }

    void add(CallContext.Fed fed) {
        for (One one : all) {
            if (one.subscription.symbol().equals(fed.bars().symbol())
                    && one.frame() == fed.bars().frame()) {
                one.indicators = Arrays.copyOf(one.indicators, one.indicators.length + 1);
                one.indicators[one.indicators.length - 1] = fed;
                return;
            }
        }
        throw new IllegalArgumentException("indicator: name=" + fed.name() + ": no such bars");
    }

    /// Those of indicators that are ready, by name.
    SortedMap<String, Double> values() {
        SortedMap<String, Double> values = new TreeMap<>();
        for (One one : all) {
            for (CallContext.Fed fed : one.indicators) {
                if (fed.indicator().ready()) {
                    values.put(fed.name(), fed.indicator().value());
                }
            }
        }
        return values;
    }

    SeatPrices prices() {
        return prices;
    }

    /// By symbol.
    SortedMap<String, Instrument> instruments() {
        return shown;
    }

    boolean isOf(int instrument) {
        for (One one : all) {
            if (one.instrument.id() == instrument) {
                return true;
            }
        }
        return instrument == own;
    }

    Set<Integer> instrumentIds() {
        return Collections.unmodifiableSet(instrumentIds);
    }

    long barsSeen() {
        return barsSeen;
    }
}
