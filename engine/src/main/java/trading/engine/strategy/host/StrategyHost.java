package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ReportHandler;
import trading.engine.market.CommandSink;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.Strategy;

/// Runs strategies on what the gateway reports: live, on paper and in a backtest.
///
/// ```java
/// StrategyHost host = new StrategyHost(config, StrategyCalls.DIRECT, gateway, HostListener.NONE,
///         MemoryStore.NONE, Insights.NONE);
/// host.open(opening, assignments, assignment -> SeatTerms.USUAL, assignment -> true, BarHistory.NONE);
/// host.onReports(sequence, timeNanos, reports, true);       // again and again
/// ```
/// One thread at a time. Orders are put into the gateway within the call; what they came to is reported later.
public final class StrategyHost implements ReportHandler {
    private final SeatSurroundings around;
    private final RecentBars recent = new RecentBars();
    private final Map<Long, Trade> earlierTrades = new LinkedHashMap<>();
    private Seat[] seats = {};
    private boolean open;
    private long timeNanos;

    /// `gateway` puts a command into the ring without waiting and returns its sequence, or -1.
    public StrategyHost(
            HostConfig config,
            StrategyCalls calls,
            CommandSink gateway,
            HostListener listener,
            MemoryStore memories,
            Insights insights) {
        around = new SeatSurroundings(
                config, new Portfolio(config.account(), config.cash()), calls, gateway, listener, memories, insights);
    }

    /// What people have set for a strategy.
    @FunctionalInterface
    public interface TermsBook {
        SeatTerms of(String strategy);
    }

    /// Makes the seats, warms them up, and lets them trade from the next report on. Reports of before count: they
    /// are later than the opening. To be called once.
    ///
    /// Throws [IllegalArgumentException] when an assignment names an instrument that nobody knows, or settings are
    /// wrong, and when two seats of one strategy would see the same instrument.
    public void open(
            Opening opening,
            List<Assignment> assignments,
            TermsBook terms,
            Predicate<Assignment> running,
            BarHistory history)
            throws InterruptedException {
        if (open) {
            throw new IllegalStateException("strategies: opened twice");
        }
        around.portfolio().open(opening);
        List<Seat> made = new ArrayList<>();
        for (Assignment assignment : assignments) {
            String name = assignment.strategy().create(Map.of()).declaration().name();
            Seat seat = new Seat(around, assignment, terms.of(name), running.test(assignment));
            refuseOverlap(made, seat);
            seat.know(opening.trades(), opening.orders());
            earlierTrades.values().forEach(seat::see);
            seat.warmUp(history, recent);
            made.add(seat);
        }
        seats = made.toArray(Seat[]::new);
        open = true;
        earlierTrades.clear();
    }

    /// More seats, while the others run: warmed up, and trading from the next report on. `now`: the desk as it stands,
    /// no older than the last report.
    ///
    /// Throws as [#open] does; then none of them is there.
    public void add(
            List<Assignment> assignments,
            TermsBook terms,
            Predicate<Assignment> running,
            BarHistory history,
            Opening now)
            throws InterruptedException {
        List<Seat> all = new ArrayList<>(List.of(seats));
        for (Assignment assignment : assignments) {
            String name = assignment.strategy().create(Map.of()).declaration().name();
            Seat seat = new Seat(around, assignment, terms.of(name), running.test(assignment));
            refuseOverlap(all, seat);
            seat.know(now.trades(), now.orders());
            seat.warmUp(history, recent);
            all.add(seat);
        }
        seats = all.toArray(Seat[]::new);
    }

    private static void refuseOverlap(List<Seat> made, Seat seat) {
        for (Seat other : made) {
            if (other.name().equals(seat.name())
                    && other.instrumentIds().stream().anyMatch(seat.instrumentIds()::contains)) {
                throw new IllegalArgumentException("strategies: name=" + seat.name() + " on " + seat.symbol() + " and "
                        + other.symbol() + ": two seats of one strategy must not see the same instrument");
            }
        }
    }

    public List<StrategyState> states() {
        return Arrays.stream(seats).map(Seat::state).toList();
    }

    /// Whether a strategy has set a timer that is not due yet.
    public boolean awaitsTime() {
        for (Seat seat : seats) {
            if (seat.awaitsTime()) {
                return true;
            }
        }
        return false;
    }

    /// Whether [#states()] would say something new.
    public boolean hasChanged() {
        return Arrays.stream(seats).anyMatch(Seat::hasChanged);
    }

    /// Stops the seats of a strategy on `symbol`, or all of them when it is null: it is called no more, and its
    /// orders that wait are canceled. Open trades keep their stops and targets.
    public void stop(String strategy, @Nullable String symbol, String reason) {
        for (Seat seat : of(strategy, symbol)) {
            seat.stop(timeNanos, reason);
        }
    }

    /// Starts anew the seats of a strategy on `symbol`, or all of them when it is null, whatever they are doing:
    /// with these terms, and in the version that was given last. Trades, orders and memory stay.
    ///
    /// Throws [IllegalArgumentException] that says what is wrong with the settings; then nothing has changed.
    public void start(String strategy, @Nullable String symbol, SeatTerms terms, BarHistory history)
            throws InterruptedException {
        List<Seat> chosen = of(strategy, symbol);
        List<Strategy> made = new ArrayList<>();
        for (Seat seat : chosen) {
            Strategy next = seat.assignment().strategy().create(terms.parameters());
            seat.assignment().declared(next);
            made.add(next);
        }
        for (int i = 0; i < chosen.size(); i++) {
            chosen.get(i).plays(made.get(i), terms);
            chosen.get(i).warmUp(history, recent);
        }
    }

    /// The version that a strategy is started in from now on.
    public void replace(String strategy, StrategyFactory version) {
        of(strategy, null).forEach(seat -> seat.replace(version));
    }

    /// Sizing and veto of a strategy, from its next decision on.
    public void accept(String strategy, SeatTerms terms) {
        of(strategy, null).forEach(seat -> seat.accept(terms));
    }

    private List<Seat> of(String strategy, @Nullable String symbol) {
        return Arrays.stream(seats)
                .filter(seat -> seat.name().equals(strategy))
                .filter(seat -> symbol == null || seat.symbol().equals(symbol))
                .toList();
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch)
            throws InterruptedException {
        begin(sequence, timeNanos);
        for (Report report : reports) {
            know(sequence, timeNanos, report);
        }
        decided(sequence, timeNanos);
        tell(sequence, timeNanos, reports);
    }

    /// The same as [#onReports] with a quote, if there is one, and a bar that has closed. For a feed of nothing but
    /// bars. `quote`: of the bar's instrument; it must be null where a strategy asks for quotes.
    public void onBar(long sequence, long timeNanos, @Nullable Quote quote, Bar bar) throws InterruptedException {
        begin(sequence, timeNanos);
        if (quote != null) {
            around.portfolio().update(quote);
        }
        recent.add(bar);
        decided(sequence, timeNanos);
        for (Seat seat : seats) {
            try {
                seat.onTime(sequence, timeNanos);
                seat.onBar(sequence, timeNanos, bar);
            } catch (RuntimeException e) {
                disable(seat, sequence, timeNanos, e);
            }
        }
    }

    private void begin(long sequence, long time) {
        timeNanos = time;
        for (Seat seat : seats) {
            if (!seat.isResumed()) {
                resume(seat, sequence, time);
            }
        }
    }

    private void decided(long sequence, long time) {
        around.portfolio().decided(sequence);
        for (Seat seat : seats) {
            if (seat.awaitsDecisions()) {
                decided(seat, sequence, time);
            }
        }
    }

    private static void resume(Seat seat, long sequence, long time) {
        try {
            seat.resume(time);
        } catch (RuntimeException e) {
            disable(seat, sequence, time, e);
        }
    }

    private static void decided(Seat seat, long sequence, long time) {
        try {
            seat.onDecided(sequence);
        } catch (RuntimeException e) {
            disable(seat, sequence, time, e);
        }
    }

    /// A fault of ours, or of the disk, disables the seat that it happened to, and no other.
    private static void disable(Seat seat, long sequence, long time, RuntimeException fault) {
        seat.disable(time, "internal fault at sequence=" + sequence + ": " + fault, fault);
    }

    private void know(long sequence, long time, Report report) {
        Portfolio portfolio = around.portfolio();
        switch (report) {
            case Report.InstrumentDefined defined -> portfolio.update(defined.instrument());
            case Report.BalanceUpdated updated -> portfolio.update(updated.balance());
            case Report.PositionUpdated updated -> portfolio.update(updated.position());
            case Report.QuoteUpdated updated -> portfolio.update(updated.quote());
            case Report.Accepted accepted -> see(accepted.order());
            case Report.Filled filled -> see(filled.order());
            case Report.Canceled canceled -> see(canceled.order());
            case Report.OrderUpdated updated -> see(updated.order());
            case Report.TradeUpdated updated -> {
                if (!open && updated.account() == around.config().account()) {
                    earlierTrades.put(updated.trade().tradeId(), updated.trade());
                }
                for (Seat seat : seats) {
                    seat.see(updated.trade());
                }
            }
            case Report.BarClosed closed -> recent.add(closed.bar());
            case Report.Denied denied -> {
                for (Seat seat : seats) {
                    seat.onDenied(sequence, time, denied);
                }
            }
            case Report.Duplicate duplicate -> {
                for (Seat seat : seats) {
                    seat.onRepeated(sequence, time, duplicate);
                }
            }
            default -> {}
        }
    }

    private void see(Order order) {
        for (Seat seat : seats) {
            seat.see(order);
        }
    }

    /// After everything that the same command led to is known: each seat's fills and trades, then the last quotes,
    /// timers, and bars.
    private void tell(long sequence, long time, List<Report> reports) throws InterruptedException {
        Map<Integer, Quote> quotes = lastQuotes(reports);
        for (Seat seat : seats) {
            try {
                tell(seat, sequence, time, reports, quotes);
            } catch (RuntimeException e) {
                disable(seat, sequence, time, e);
            }
        }
    }

    /// Empty when nobody asks for them.
    private Map<Integer, Quote> lastQuotes(List<Report> reports) {
        if (!wantsQuotes()) {
            return Map.of();
        }
        Map<Integer, Quote> quotes = new TreeMap<>();
        for (Report report : reports) {
            if (report instanceof Report.QuoteUpdated updated) {
                quotes.put(updated.quote().instrument(), updated.quote());
            }
        }
        return quotes;
    }

    private boolean wantsQuotes() {
        for (Seat seat : seats) {
            if (seat.wantsQuotes()) {
                return true;
            }
        }
        return false;
    }

    private static void tell(Seat seat, long sequence, long time, List<Report> reports, Map<Integer, Quote> quotes)
            throws InterruptedException {
        for (Report report : reports) {
            if (report instanceof Report.Filled filled) {
                seat.onFill(sequence, time, filled.fill(), filled.order());
            } else if (report instanceof Report.TradeUpdated updated) {
                seat.onTrade(sequence, time, updated.trade());
            }
        }
        if (!quotes.isEmpty()) {
            for (Quote quote : quotes.values()) {
                seat.onQuote(sequence, time, quote);
            }
        }
        seat.onTime(sequence, time);
        for (Report report : reports) {
            if (report instanceof Report.BarClosed closed) {
                Bar bar = closed.bar();
                seat.onBar(sequence, time, bar);
            }
        }
    }
}
