package trading.engine.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import trading.engine.bar.BarBuilder;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.CommandDecoder;
import trading.engine.message.OrderOutlook;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;
import trading.engine.message.Texts;
import trading.engine.model.Bar;
import trading.engine.risk.RiskEngine;

/// The whole decision: state in, command in, reports out.
///
/// Not thread-safe: one thread decides, and the same thread takes snapshots.
public final class TradingCore {
    private final CoreState state;
    private final Registry registry;
    private final OrderDesk desk;
    private final AmendDesk amends;
    private final ListDesk lists;
    private final AskDesk asks;
    private final QuoteDesk quotes;
    private final TradeExits exits;
    private final PriceDesk prices;
    private final TimeDesk time;
    private final RiskDesk risk;
    private final PermitDesk permits;
    private final EquityDesk equities;
    private final CommandDecoder decoder = new CommandDecoder(new Texts());
    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(512);
    private final ReportBuffer own = new ReportBuffer();

    public TradingCore() {
        this(new CoreState());
    }

    private TradingCore(CoreState state) {
        this.state = state;
        Marks marks = new Marks(state);
        RiskEngine engine = new RiskEngine(marks);
        OrderEnding ending = new OrderEnding(state);
        Reductions reductions = new Reductions(state, ending);
        AccountStates states = new AccountStates(state, ending, reductions);
        this.equities = new EquityDesk(state, marks, states);
        this.registry = new Registry(state, equities);
        this.desk = new OrderDesk(state, ending, engine, equities);
        ending.placing().activation(new Activation(desk, engine));
        this.amends = new AmendDesk(state, desk, ending, engine);
        this.lists = new ListDesk(state, desk, engine, equities);
        this.asks = new AskDesk(state, desk, lists);
        this.quotes = new QuoteDesk(state, desk, ending);
        this.exits = new TradeExits(state, desk, ending);
        this.prices = new PriceDesk(state, exits, ending, new MarginDesk(state, marks, exits, states), reductions);
        this.permits = new PermitDesk(state, desk, ending);
        this.time = new TimeDesk(state, ending, amends, permits);
        this.risk = new RiskDesk(state, desk, ending, exits, states);
    }

    /// Decides the command that the bytes hold. No command makes it throw: what cannot be done is reported.
    /// An [InvariantViolation] says that the core itself is broken and must not be used any further. Throws
    /// [trading.engine.message.CommandFormatException], and decides nothing, when the bytes hold no
    /// command.
    ///
    /// Allocates nothing for orders, amendments, cancels and quotes once its tables are large enough.
    public void decide(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length, ReportBuffer out) {
        CommandDecoder.Kind kind = decoder.read(buffer, offset, length);
        try {
            state.outbox.begin(timeNanos, out);
            time.advance();
            dispatch(kind);
            prices.onPrices();
            risk.afterFills();
            state.outbox.end();
        } catch (RuntimeException broken) {
            throw new InvariantViolation(
                    "core: sequence=" + sequence + " command=" + CommandCodec.decode(buffer, offset, length), broken);
        }
    }

    /// The same for a command that is no bytes yet.
    public void decide(long sequence, long timeNanos, Command command, Consumer<Report> out) {
        int length = CommandCodec.encode(command, bytes, 0);
        own.clear();
        decide(sequence, timeNanos, bytes, 0, length, own);
        own.toList().forEach(out);
    }

    private void dispatch(CommandDecoder.Kind kind) {
        switch (kind) {
            case SUBMIT_ORDER -> desk.submit(decoder.order);
            case CANCEL_ORDER -> desk.cancel(decoder.account, decoder.orderId);
            case AMEND_ORDER ->
                amends.amend(decoder.account, decoder.orderId, decoder.quantity, decoder.limitPrice, decoder.stopPrice);
            case UPDATE_QUOTE -> quotes.update(decoder);
            case OTHER -> dispatch(decoder.other());
        }
    }

    private void dispatch(Command command) {
        switch (command) {
            case Command.SubmitOrderList list -> lists.submit(list);
            case Command.CancelAllOrders(var account, var instrument, var strategy) ->
                desk.cancelAll(account, instrument, strategy);
            case Command.CloseTrade close -> exits.close(close);
            case Command.PublishBar publish -> registry.publish(publish);
            case Command.AdvanceTime() -> {
                registry.advanceTime();
                equities.measureAll();
                risk.flattenAgain();
                state.fees.tellAll();
            }
            case Command.Deposit deposit -> registry.deposit(deposit);
            case Command.OpenAccount open -> registry.open(open);
            case Command.DefineInstrument define -> registry.define(define);
            case Command.SetRiskLimits limits -> risk.limits(limits);
            case Command.SetTradingState set -> risk.state(set);
            case Command.SetProtections protections -> risk.protections(protections);
            case Command.LockEntries lock -> risk.lock(lock);
            case Command.UnlockEntries unlock -> risk.unlock(unlock);
            case Command.EngageKillSwitch engage -> risk.engage(engage);
            case Command.RearmKillSwitch rearm -> risk.rearm(rearm);
            case Command.SetPermission permission -> permits.permit(permission);
            case Command.ArmDeadManSwitch arm -> permits.arm(arm);
            case Command.OverrideLimits override -> permits.override(override);
            case Command.SubmitOrder order -> throw new IllegalStateException("core: command=" + order);
            case Command.CancelOrder cancel -> throw new IllegalStateException("core: command=" + cancel);
            case Command.AmendOrder amend -> throw new IllegalStateException("core: command=" + amend);
            case Command.UpdateQuote quote -> throw new IllegalStateException("core: command=" + quote);
        }
    }

    /// What would become of the order at that time; nothing changes. Allocates, and is not for the hot
    /// path.
    public OrderOutlook ask(long timeNanos, Command.SubmitOrder order) {
        return asks.ask(timeNanos, order);
    }

    /// The same for orders that depend on each other.
    public OrderOutlook ask(long timeNanos, Command.SubmitOrderList list) {
        return asks.ask(timeNanos, list);
    }

    /// The present state as reports, so that a reader can start from here. Unfinished bars are not in it.
    public void describe(Consumer<Report> out) {
        new Description(state, equities).describe(out);
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
