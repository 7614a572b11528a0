package trading.engine.drift;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.core.TradingCore;
import trading.engine.journal.JournalReader;
import trading.engine.journal.Storage;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.Report;
import trading.engine.model.TradingState;
import trading.engine.orchestrator.SeatMark;
import trading.engine.orchestrator.SessionMark;
import trading.engine.strategy.host.StrategyFactory;

/// Does again what strategies did in a stretch of time, and says what came out differently.
///
/// A session that was opened before the stretch is run again from where it was opened. The journal is read from the
/// last state of [SessionStates] that is not after that, or else from its beginning: once for the places of the
/// strategies' orders, once for all of it. What comes of it is the same.
public final class DriftRun {
    private static final int LOOK_EVERY = 65_536;
    private static final Logger LOG = LoggerFactory.getLogger(DriftRun.class);

    private final Storage journal;
    private final SessionStates states;
    private final List<SessionMark> marks;
    private final Sessions known;
    private final Function<String, Optional<StrategyFactory>> strategies;
    private final long fromNanos;
    private final long toNanos;
    private final BooleanSupplier goesOn;
    private final List<DriftFinding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final Map<String, String> denials = new HashMap<>();
    private final int account;
    private RecordedOrders recorded = new RecordedOrders();
    private Past past;
    private boolean met;
    private SharedOrders shared = new SharedOrders();
    private @Nullable FillBook asItWas;
    private @Nullable Rerun rerun;
    private int nextMark;
    private int sessions;
    private long commands;
    private long fills;
    private long same;

    private DriftRun(
            Storage journal,
            SessionStates states,
            List<SessionMark> noted,
            Function<String, Optional<StrategyFactory>> strategies,
            long fromNanos,
            long toNanos,
            BooleanSupplier goesOn) {
        this.journal = journal;
        this.states = states;
        this.known = Sessions.of(noted);
        this.marks = known.marks();
        this.account = marks.isEmpty() ? -1 : marks.getFirst().host().account();
        this.past = new Past(account);
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
        return run(journal, SessionStates.NONE, marks, strategies, fromNanos, toNanos, goesOn);
    }

    /// As without `states`, which are read and written.
    public static DriftReport run(
            Storage journal,
            SessionStates states,
            List<SessionMark> marks,
            Function<String, Optional<StrategyFactory>> strategies,
            long fromNanos,
            long toNanos,
            BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        return new DriftRun(journal, states, marks, strategies, fromNanos, toNanos, goesOn).run();
    }

    private DriftReport run() throws IOException, InterruptedException {
        notes.addAll(known.refused());
        int first = known.firstAfter(fromNanos);
        if (first >= 0) {
            begin(marks.get(first).sequence());
            while (marks.get(nextMark).sequence() < past.sequence()) {
                nextMark++;
            }
            JournalReader.open(journal).forEach(past.sequence() + 1, this::read);
            openDue(Long.MAX_VALUE - 1, toNanos);
            finish();
        }
        if (sessions == 0 && notes.isEmpty()) {
            notes.add("No session of strategies is known for that time.");
        }
        return new DriftReport(fromNanos, toNanos, sessions, commands, fills, same, findings, notes);
    }

    /// With the newest state up to `wanted` that the journal has met, and where the orders after that are.
    private void begin(long wanted) throws IOException {
        JournalReader reader = JournalReader.open(journal);
        for (long at : states.sequences().reversed()) {
            if (at > 0 && at <= wanted && isMet(reader, at, wanted)) {
                return;
            }
        }
        past = new Past(account);
        recorded = new RecordedOrders();
        reader.forEach(
                wanted + 1,
                (sequence, timeNanos, buffer, offset, length) ->
                        note(sequence, timeNanos, CommandCodec.decode(buffer, offset, length)));
    }

    private boolean isMet(JournalReader reader, long at, long wanted) throws IOException {
        try {
            past = Past.decode(account, states.read(at));
        } catch (IOException unreadable) {
            LOG.warn("drift: state of sequence={} is not used: {}", at, unreadable.toString());
            return false;
        }
        recorded = new RecordedOrders();
        met = false;
        try {
            reader.forEach(at, (sequence, timeNanos, buffer, offset, length) -> {
                if (sequence == at) {
                    met = timeNanos == past.timeNanos() && past.sequence() == at;
                    if (!met) {
                        throw new OtherJournal();
                    }
                } else if (sequence > wanted) {
                    note(sequence, timeNanos, CommandCodec.decode(buffer, offset, length));
                }
            });
        } catch (OtherJournal another) {
            LOG.warn("drift: state of sequence={} is not used: it is of another journal", at);
        }
        return met;
    }

    /// Ends a reading; never leaves this class.
    private static final class OtherJournal extends RuntimeException {
        private static final long serialVersionUID = 1;

        OtherJournal() {
            super("a state of another journal", null, false, false);
        }
    }

    private void note(long sequence, long timeNanos, Command command) {
        int whose = RecordedOrders.accountOf(command);
        if (timeNanos < toNanos && whose >= 0 && whose == account) {
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
            int index = nextMark;
            nextMark++;
            if (!mark.start()) {
                if (rerun != null) {
                    rerun.change(mark);
                }
                continue;
            }
            finish();
            keep(mark);
            if (known.endOf(index) > fromNanos && timeNanos < toNanos && isComparable(mark)) {
                open(mark, timeNanos);
            }
        }
    }

    /// For the next run. Only the state of the very place is one.
    private void keep(SessionMark mark) {
        if (past.sequence() == 0 || past.sequence() != mark.sequence()) {
            return;
        }
        try {
            if (!states.sequences().contains(mark.sequence())) {
                states.write(mark.sequence(), past.encode());
            }
        } catch (IOException unwritten) {
            LOG.warn("drift: state of sequence={} cannot be kept: {}", mark.sequence(), unwritten.toString());
        }
    }

    /// A version before this one could note a session before the desk that it was opened with.
    private boolean isComparable(SessionMark mark) {
        List<String> missing = mark.seats().stream()
                .map(SeatMark::symbol)
                .distinct()
                .filter(symbol -> !past.knows(symbol))
                .toList();
        if (missing.isEmpty() && (past.isAccountOpen() || mark.seats().isEmpty())) {
            return true;
        }
        notes.add(Sessions.name(mark) + " cannot be compared: it was noted before "
                + (missing.isEmpty() ? "its account was opened" : missing + " were defined")
                + ", by a version that noted sessions too early");
        return false;
    }

    private void open(SessionMark mark, long timeNanos) throws InterruptedException {
        TradingCore copy = past.copy();
        FillBook before = new FillBook(account, fromNanos, toNanos);
        asItWas = before;
        before.see(past.described());
        rerun = new Rerun(
                copy,
                mark,
                past.closed(),
                recorded,
                before,
                new FillBook(account, fromNanos, toNanos),
                strategies,
                past.bars());
        shared = new SharedOrders();
        disturbances.clear();
        denials.clear();
        if (sessions > 0) {
            disturbances.add(new Disturbance(timeNanos, -1, "the product was started anew"));
        }
        sessions++;
    }

    private void decide(long sequence, long timeNanos, Command command) throws InterruptedException {
        List<Report> reports = past.decide(sequence, timeNanos, command);
        reports.forEach(this::see);
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

    private void see(Report report) {
        if (report instanceof Report.Denied denied
                && denied.account() == account
                && !denied.clientOrderId().isEmpty()) {
            denials.put(denied.clientOrderId(), denied.code().name());
        }
    }

    private void finish() {
        Rerun again = rerun;
        FillBook book = asItWas;
        if (again == null || book == null) {
            return;
        }
        FillComparison comparison = new FillComparison(
                book, again.book(), new KnownCauses(List.copyOf(disturbances), Map.copyOf(denials), book, again, past));
        comparison.run();
        findings.addAll(comparison.findings());
        same += comparison.same();
        fills += book.count();
        again.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        rerun = null;
        asItWas = null;
    }
}
