package trading.engine.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import trading.engine.bar.BarBuilder;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Bar;

/// The whole decision: state in, command in, reports out.
///
/// Not thread-safe: one thread decides, and the same thread takes snapshots.
public final class TradingCore {
    private final CoreState state;
    private final Registry registry;
    private final OrderDesk desk;
    private final QuoteDesk quotes;
    private final TradeExits exits;

    public TradingCore() {
        this(new CoreState());
    }

    private TradingCore(CoreState state) {
        this.state = state;
        this.registry = new Registry(state);
        this.desk = new OrderDesk(state);
        this.quotes = new QuoteDesk(state, desk);
        this.exits = new TradeExits(state, desk);
    }

    /// Decides one command. No command makes it throw: what cannot be done is reported. An
    /// [InvariantViolation] says that the core itself is broken and must not be used any further.
    public void decide(long sequence, long timeNanos, Command command, Consumer<Report> out) {
        try {
            state.outbox.begin(timeNanos, out);
            dispatch(command);
            exits.onPrices();
            state.outbox.end(state.ledger);
        } catch (RuntimeException broken) {
            throw new InvariantViolation("core: sequence=" + sequence + " command=" + command, broken);
        }
    }

    private void dispatch(Command command) {
        switch (command) {
            case Command.SubmitOrder submit -> desk.submit(submit);
            case Command.UpdateQuote quote -> quotes.update(quote);
            case Command.CancelOrder cancel -> desk.cancel(cancel);
            case Command.CancelAllOrders cancelAll -> desk.cancelAll(cancelAll);
            case Command.CloseTrade close -> exits.close(close);
            case Command.PublishBar publish -> registry.publish(publish);
            case Command.AdvanceTime advance -> registry.advanceTime();
            case Command.Deposit deposit -> registry.deposit(deposit);
            case Command.OpenAccount open -> registry.open(open);
            case Command.DefineInstrument define -> registry.define(define);
            case Command.SubmitOrderList _list -> {}
            case Command.AmendOrder _amend -> {}
            case Command.SetRiskLimits _set -> {}
            case Command.SetTradingState _set -> {}
            case Command.SetProtections _set -> {}
            case Command.LockEntries _lock -> {}
            case Command.UnlockEntries _unlock -> {}
            case Command.EngageKillSwitch _engage -> {}
            case Command.RearmKillSwitch _rearm -> {}
        }
    }

    /// The present state as reports, so that a reader can start from here. Unfinished bars are not in it.
    public void describe(Consumer<Report> out) {
        new Description(state).describe(out);
    }

    /// The unfinished bars of an instrument, shorter frames first; empty when it is unknown.
    public List<Bar> openBars(int instrument) {
        Market market = state.market(instrument);
        return market == null ? List.of() : market.bars.open();
    }

    /// A copy of what builds an instrument's bars, so that a reader's bars go on as the core's do.
    public BarBuilder barBuilder(int instrument) {
        Market market = state.market(instrument);
        return market == null ? new BarBuilder(instrument) : market.bars.copy();
    }

    /// The state as canonical bytes: the same state gives the same bytes everywhere.
    public byte[] encode() {
        return Snapshot.encode(state);
    }

    /// Throws [IllegalArgumentException] when the bytes are not a state of a version that is known.
    public static TradingCore decode(byte[] bytes) {
        return new TradingCore(Snapshot.decode(bytes));
    }

    /// SHA-256 of [#encode()], in hexadecimal.
    public String stateHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encode()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Checks what is too costly for each command: money is conserved, what is locked is what open orders
    /// reserve, positions are the sums of their trades, books are not crossed. Throws
    /// [InvariantViolation].
    public void verify() {
        try {
            new Verification(state).verify();
        } catch (RuntimeException broken) {
            throw new InvariantViolation("core: " + broken.getMessage(), broken);
        }
    }
}
