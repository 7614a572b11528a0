package trading.engine.drift;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.journal.JournalReader;
import trading.engine.journal.Storage;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingState;
import trading.engine.orchestrator.SessionMark;
import trading.engine.strategy.host.StrategyFactory;

/// Does again what strategies did in a stretch of time, and says what came out differently.
///
/// The journal is read twice from its beginning: once for the places of the strategies' orders, once for all of it. A
/// session that was opened before the stretch is run again from where it was opened.
public final class DriftRun {
    private static final int LOOK_EVERY = 65_536;
    private static final int CLOSED_TRADES = 500;
    private static final long SECOND = 1_000_000_000L;

    private final Storage journal;
    private final List<SessionMark> marks;
    private final Function<String, Optional<StrategyFactory>> strategies;
    private final long fromNanos;
    private final long toNanos;
    private final BooleanSupplier goesOn;
    private final TradingCore core = new TradingCore();
    private final PastBars bars = new PastBars();
    private final Deque<Trade> closed = new ArrayDeque<>();
    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final List<DriftFinding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final Map<String, String> denials = new HashMap<>();
    private final RecordedOrders recorded = new RecordedOrders();
    private SharedOrders shared = new SharedOrders();
    private @Nullable FillBook asItWas;
    private @Nullable Rerun rerun;
    private int nextMark;
    private int account = -1;
    private int sessions;
    private long commands;
    private long fills;
    private long same;

    private DriftRun(
            Storage journal,
            List<SessionMark> marks,
            Function<String, Optional<StrategyFactory>> strategies,
            long fromNanos,
            long toNanos,
            BooleanSupplier goesOn) {
        this.journal = journal;
        this.marks = List.copyOf(marks);
        this.strategies = strategies;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.goesOn = goesOn;
    }

    /// Given up, because somebody wants it to end.
    public static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super("drift: given up");
        }
    }

    /// `marks`: in the order in which they were noted; `strategies`: by name; `fromNanos` to before `toNanos`: in the
    /// gateway's time. `goesOn` is asked now and then; when it says no, throws [GivenUp].
    public static DriftReport run(
            Storage journal,
            List<SessionMark> marks,
            Function<String, Optional<StrategyFactory>> strategies,
            long fromNanos,
            long toNanos,
            BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        return new DriftRun(journal, marks, strategies, fromNanos, toNanos, goesOn).run();
    }

    private DriftReport run() throws IOException, InterruptedException {
        if (!marks.isEmpty()) {
            account = marks.getFirst().host().account();
            JournalReader.open(journal).forEach(marks.getFirst().sequence() + 1, this::note);
            JournalReader.open(journal).forEach(1, this::read);
            openDue(Long.MAX_VALUE - 1, toNanos);
            finish();
        }
        if (sessions == 0) {
            notes.add("No session of strategies is known for that time.");
        }
        return new DriftReport(fromNanos, toNanos, sessions, commands, fills, same, findings, notes);
    }

    private void note(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length) {
        if (timeNanos >= toNanos) {
            return;
        }
        Command command = CommandCodec.decode(buffer, offset, length);
        int whose = RecordedOrders.accountOf(command);
        if (whose >= 0 && whose == account) {
            recorded.add(sequence, command);
        }
    }

    private void read(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length) {
        if (timeNanos >= toNanos) {
            return;
        }
        commands++;
        if (commands % LOOK_EVERY == 0 && !goesOn.getAsBoolean()) {
            throw new GivenUp();
        }
        try {
            openDue(sequence, timeNanos);
            decide(sequence, timeNanos, CommandCodec.decode(buffer, offset, length));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GivenUp();
        }
    }

    /// Marks that were noted before the command of `sequence`.
    private void openDue(long sequence, long timeNanos) throws InterruptedException {
        while (nextMark < marks.size() && marks.get(nextMark).sequence() < sequence) {
            SessionMark mark = marks.get(nextMark);
            nextMark++;
            if (!mark.start()) {
                if (rerun != null) {
                    rerun.change(mark);
                }
                continue;
            }
            finish();
            if (endOf(mark) > fromNanos && timeNanos < toNanos) {
                open(mark, timeNanos);
            }
        }
    }

    /// When the session was over, as far as is known: when the next one began.
    private long endOf(SessionMark mark) {
        for (int i = marks.indexOf(mark) + 1; i < marks.size(); i++) {
            if (marks.get(i).start()) {
                return marks.get(i).timeNanos() == 0
                        ? Long.MAX_VALUE
                        : marks.get(i).timeNanos();
            }
        }
        return Long.MAX_VALUE;
    }

    private void open(SessionMark mark, long timeNanos) throws InterruptedException {
        TradingCore copy = TradingCore.decode(core.encode());
        FillBook before = new FillBook(account, fromNanos, toNanos);
        asItWas = before;
        List<Report> told = new ArrayList<>();
        core.describe(told::add);
        before.see(told);
        rerun = new Rerun(
                copy,
                mark,
                List.copyOf(closed),
                recorded,
                before,
                new FillBook(account, fromNanos, toNanos),
                strategies,
                bars);
        shared = new SharedOrders();
        disturbances.clear();
        denials.clear();
        if (sessions > 0) {
            disturbances.add(new Disturbance(timeNanos, -1, "the product was started anew"));
        }
        sessions++;
    }

    private void decide(long sequence, long timeNanos, Command command) throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        core.decide(sequence, timeNanos, command, reports::add);
        see(reports);
        Rerun again = rerun;
        if (again == null) {
            return;
        }
        Objects.requireNonNull(asItWas).see(reports);
        again.begin(sequence, timeNanos);
        String left = account >= 0 && RecordedOrders.accountOf(command) == account ? "" : leftOut(command);
        if (left == null) {
            Command here = shared.translated(command);
            shared.see(reports, again.market(timeNanos, here));
        } else if (!left.isEmpty()) {
            again.skip(timeNanos);
            disturbances.add(new Disturbance(timeNanos, -1, left));
        } else if (!again.order(timeNanos)) {
            disturbances.add(byHand(timeNanos, command));
        }
    }

    /// What of people's doing is not done again, in words; null when it is no such thing.
    private @Nullable String leftOut(Command command) {
        return switch (command) {
            case Command.EngageKillSwitch engage -> "a kill switch was engaged (" + engage.reason() + ")";
            case Command.SetTradingState set
            when set.account() == account && set.state() != TradingState.ACTIVE ->
                "the account's trading state was set to " + set.state() + " (" + set.reason() + ")";
            case Command.LockEntries lock
            when lock.account() == account -> "entries were locked (" + lock.reason() + ")";
            case Command.ArmDeadManSwitch arm when arm.account() == account -> "a dead-man switch was armed";
            default -> null;
        };
    }

    private static Disturbance byHand(long timeNanos, Command command) {
        return switch (command) {
            case Command.SubmitOrder order
            when order.strategy().isEmpty() ->
                new Disturbance(timeNanos, order.instrument(), "an order was given by hand");
            case Command.SubmitOrder order ->
                new Disturbance(
                        timeNanos,
                        order.instrument(),
                        order.strategy() + " asked for the order " + order.clientOrderId() + ", which it does not"
                                + " when it is run again");
            case Command.SubmitOrderList list
            when list.orders().getFirst().strategy().isEmpty() ->
                new Disturbance(timeNanos, list.orders().getFirst().instrument(), "orders were given by hand");
            case Command.CloseTrade close ->
                new Disturbance(timeNanos, -1, "the trade " + close.tradeId() + " was closed by hand");
            default -> new Disturbance(timeNanos, -1, "an order was changed or canceled by hand");
        };
    }

    private void see(List<Report> reports) {
        bars.see(reports);
        for (Report report : reports) {
            switch (report) {
                case Report.InstrumentDefined defined ->
                    instruments.put(defined.instrument().id(), defined.instrument());
                case Report.TradeUpdated updated
                when updated.account() == account && updated.trade().status() == TradeStatus.CLOSED -> {
                    closed.addFirst(updated.trade());
                    if (closed.size() > CLOSED_TRADES) {
                        closed.removeLast();
                    }
                }
                case Report.Denied denied
                when denied.account() == account && !denied.clientOrderId().isEmpty() ->
                    denials.put(denied.clientOrderId(), denied.code().name());
                default -> {}
            }
        }
    }

    private void finish() {
        Rerun again = rerun;
        FillBook book = asItWas;
        if (again == null || book == null) {
            return;
        }
        FillComparison comparison = new FillComparison(book, again.book(), causes(book, again));
        comparison.run();
        findings.addAll(comparison.findings());
        same += comparison.same();
        fills += book.count();
        again.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        rerun = null;
        asItWas = null;
    }

    private FillComparison.Causes causes(FillBook session, Rerun again) {
        List<Disturbance> known = List.copyOf(disturbances);
        return new FillComparison.Causes() {
            @Override
            public String of(FillBook.Key key, long timeNanos) {
                String denied = denials.get(key.entry());
                if (denied != null) {
                    return "risk refused the session's order: " + denied;
                }
                Disturbance last = null;
                for (Disturbance one : known) {
                    if (one.timeNanos() <= timeNanos
                            && (one.instrument() < 0 || one.instrument() == key.instrument())) {
                        last = one;
                    }
                }
                String note = again.noteOn(key.strategy());
                if (last == null && note == null && !session.hasOrder(key.entry())) {
                    return "the session has no such order: its strategies were late, busy or not running";
                }
                if (last == null) {
                    return note == null ? "not known" : note;
                }
                return last.text() + " at "
                        + Instant.ofEpochSecond(
                                Math.floorDiv(last.timeNanos(), SECOND), Math.floorMod(last.timeNanos(), SECOND));
            }

            @Override
            public Instrument instrument(int id) {
                return Objects.requireNonNull(instruments.get(id), () -> "drift: instrument=" + id + " is not known");
            }
        };
    }
}
