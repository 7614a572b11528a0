package trading.engine.drift;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trading.engine.bar.BarBuilder;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.ExitReason;
import trading.engine.model.Trade;
import trading.engine.orchestrator.SeatMark;
import trading.engine.orchestrator.SessionMark;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.HostListener;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.ScannedPatterns;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.StrategyCalls;
import trading.engine.strategy.host.StrategyFactory;
import trading.engine.strategy.host.StrategyHost;
import trading.engine.view.LiveView;

/// One session again: the core as it stood when the strategies were opened, and the strategies as they were declared.
final class Rerun {
    private final TradingCore core;
    private final StrategyHost host;
    private final RecordedOrders recorded;
    private final FillBook session;
    private final FillBook book;
    private final Function<String, Optional<StrategyFactory>> strategies;
    private final BarHistory history;
    private final Map<Long, Command> promised = new HashMap<>();
    private final Deque<Extra> extras = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private List<SeatMark> seats;
    private long sequence;
    private long extraNumber;

    /// What the strategies ask for and the journal does not have.
    private record Extra(long number, Command command) {}

    /// `closed`: trades that count in the strategies' results, newest first. `session`: the fills as they were.
    Rerun(
            TradingCore core,
            SessionMark mark,
            List<Trade> closed,
            RecordedOrders recorded,
            FillBook session,
            FillBook book,
            Function<String, Optional<StrategyFactory>> strategies,
            BarHistory history)
            throws InterruptedException {
        this.core = core;
        this.recorded = recorded;
        this.session = session;
        this.book = book;
        this.strategies = strategies;
        this.history = history;
        this.sequence = mark.sequence();
        this.host = new StrategyHost(
                mark.host(),
                StrategyCalls.DIRECT,
                this::submit,
                HostListener.NONE,
                new KeptMemories(mark.seats(), mark.timeNanos()),
                ScannedPatterns.ALONE);
        this.seats = known(mark.seats());
        Opening opening = Opening.of(view(), mark.host().account(), closed);
        book.see(told());
        host.open(
                opening,
                seats.stream().map(this::assignment).toList(),
                name -> terms(seats, name),
                assignment -> isRunning(seats, assignment),
                history);
    }

    /// Those that can be made again; of the others a note.
    private List<SeatMark> known(List<SeatMark> all) {
        List<SeatMark> known = new ArrayList<>();
        for (SeatMark seat : all) {
            Optional<StrategyFactory> factory = strategies.apply(seat.strategy());
            if (factory.isEmpty()) {
                note(seat.strategy() + ": the strategy is not there any more, so it was not run again");
                continue;
            }
            String version = factory.get()
                    .create(seat.terms().parameters())
                    .declaration()
                    .version();
            if (!version.equals(seat.version())) {
                note(seat.strategy() + ": was run again in version " + version + "; it was " + seat.version());
            }
            if (seat.terms().vetoConfidence() <= 1
                    || factory.get()
                            .create(seat.terms().parameters())
                            .declaration()
                            .opinions()) {
                note(seat.strategy() + ": looks at an analyst's opinions, which are not formed again");
            }
            known.add(seat);
        }
        return known;
    }

    private void note(String text) {
        if (!notes.contains(text)) {
            notes.add(text);
        }
    }

    private Assignment assignment(SeatMark seat) {
        return new Assignment(
                seat.symbol(), seat.frame(), strategies.apply(seat.strategy()).orElseThrow(), seat.running());
    }

    private static SeatTerms terms(List<SeatMark> seats, String strategy) {
        return seats.stream()
                .filter(seat -> seat.strategy().equals(strategy))
                .findFirst()
                .map(SeatMark::terms)
                .orElse(SeatTerms.USUAL);
    }

    private static boolean isRunning(List<SeatMark> seats, Assignment assignment) {
        String name = assignment.strategy().create(Map.of()).declaration().name();
        SeatMark seat = find(seats, name, assignment.symbol());
        return seat != null && seat.running();
    }

    private static @Nullable SeatMark find(List<SeatMark> seats, String strategy, String symbol) {
        return seats.stream()
                .filter(seat ->
                        seat.strategy().equals(strategy) && seat.symbol().equals(symbol))
                .findFirst()
                .orElse(null);
    }

    private List<Report> told() {
        List<Report> reports = new ArrayList<>();
        core.describe(reports::add);
        return reports;
    }

    private LiveView view() {
        LiveView view = new LiveView();
        view.prime(sequence, told(), BarBuilder::new);
        return view;
    }

    /// What people have changed: done here too.
    void change(SessionMark mark) throws InterruptedException {
        List<SeatMark> next = known(mark.seats());
        List<SeatMark> before = seats;
        seats = next;
        for (SeatMark seat : next) {
            SeatMark was = find(before, seat.strategy(), seat.symbol());
            if (was == null) {
                host.add(
                        List.of(assignment(seat)),
                        name -> terms(next, name),
                        assignment -> isRunning(next, assignment),
                        history,
                        Opening.of(view(), mark.host().account()));
            } else if (!was.isDeclaredAs(seat)) {
                change(was, seat);
            }
        }
    }

    private void change(SeatMark was, SeatMark seat) throws InterruptedException {
        if (!seat.running()) {
            host.stop(seat.strategy(), seat.symbol(), "by a person");
        } else if (!was.running()
                || !was.version().equals(seat.version())
                || !was.terms().parameters().equals(seat.terms().parameters())) {
            host.replace(seat.strategy(), strategies.apply(seat.strategy()).orElseThrow());
            host.start(seat.strategy(), seat.symbol(), seat.terms(), history);
        }
        host.accept(seat.strategy(), seat.terms());
    }

    private long submit(Command command) {
        long place = recorded.take(sequence, asThere(command));
        if (place > 0) {
            promised.put(place, command);
            return place;
        }
        extraNumber++;
        extras.add(new Extra(extraNumber, command));
        return extraNumber;
    }

    /// The command as the session would have it, where its orders and trades have other numbers.
    private Command asThere(Command command) {
        return switch (command) {
            case Command.CancelOrder(int account, long orderId) ->
                new Command.CancelOrder(account, book.orderIn(session, orderId));
            case Command.AmendOrder(int account, long orderId, long quantity, long limitPrice, long stopPrice) ->
                new Command.AmendOrder(account, book.orderIn(session, orderId), quantity, limitPrice, stopPrice);
            case Command.CloseTrade(int account, long tradeId, ExitReason reason) ->
                new Command.CloseTrade(account, book.tradeIn(session, tradeId), reason);
            default -> command;
        };
    }

    /// What the strategies have asked for beyond the journal comes before what it has next.
    void begin(long next, long timeNanos) throws InterruptedException {
        while (!extras.isEmpty()) {
            Extra extra = extras.remove();
            decide(extra.number, timeNanos, extra.command);
        }
        sequence = next;
    }

    /// The place of an order in the journal: true when the strategies have asked for it again.
    boolean order(long timeNanos) throws InterruptedException {
        Command command = promised.remove(sequence);
        if (command == null) {
            skip(timeNanos);
            return false;
        }
        decide(sequence, timeNanos, command);
        return true;
    }

    /// Something that does not happen here, but its time does.
    void skip(long timeNanos) throws InterruptedException {
        host.onReports(sequence, timeNanos, List.of(), true);
    }

    /// Something of the market's or of the terms.
    List<Report> market(long timeNanos, Command command) throws InterruptedException {
        return decide(sequence, timeNanos, command);
    }

    private List<Report> decide(long number, long timeNanos, Command command) throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        core.decide(number, timeNanos, command, reports::add);
        book.see(reports);
        host.onReports(number, timeNanos, reports, true);
        return reports;
    }

    FillBook book() {
        return book;
    }

    List<String> notes() {
        return notes;
    }

    @Nullable
    String noteOn(String strategy) {
        return notes.stream()
                .filter(note -> Objects.requireNonNull(note).startsWith(strategy + ": "))
                .findFirst()
                .orElse(null);
    }
}
