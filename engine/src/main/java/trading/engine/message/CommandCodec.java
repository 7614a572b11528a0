package trading.engine.message;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

/// Commands as bytes: one byte kind, one byte layout version, then the fields in the order of the record.
///
/// The journal keeps these bytes for ever. A changed layout gets a version of its own, and the old one
/// stays readable; enum values are their position, so new ones go to the end.
public final class CommandCodec {
    private static final int VERSION = 1;

    private static final int DEFINE_INSTRUMENT = 1;
    private static final int OPEN_ACCOUNT = 2;
    private static final int DEPOSIT = 3;
    private static final int SUBMIT_ORDER = 4;
    private static final int CANCEL_ORDER = 5;
    private static final int CANCEL_ALL_ORDERS = 6;
    private static final int CLOSE_TRADE = 7;
    private static final int UPDATE_QUOTE = 8;
    private static final int PUBLISH_BAR = 9;
    private static final int ADVANCE_TIME = 10;

    private static final AccountKind[] ACCOUNT_KINDS = AccountKind.values();
    private static final ExitReason[] EXIT_REASONS = ExitReason.values();
    private static final OrderType[] ORDER_TYPES = OrderType.values();
    private static final Side[] SIDES = Side.values();
    private static final TimeFrame[] TIME_FRAMES = TimeFrame.values();
    private static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();

    private CommandCodec() {}

    /// Writes `command` at `offset` and returns how many bytes that took. Throws
    /// [IllegalArgumentException] when a text is longer than 1,000 bytes.
    public static int encode(Command command, MutableDirectBuffer buffer, int offset) {
        CommandWriter out = new CommandWriter(buffer, offset);
        switch (command) {
            case Command.DefineInstrument(var instrument) -> encode(instrument, start(out, DEFINE_INSTRUMENT));
            case Command.OpenAccount open -> encode(open, start(out, OPEN_ACCOUNT));
            case Command.Deposit(var account, var asset, var amount, var reference) ->
                start(out, DEPOSIT).put32(account).putText(asset).put64(amount).putText(reference);
            case Command.SubmitOrder order -> encode(order, start(out, SUBMIT_ORDER));
            case Command.CancelOrder(var account, var orderId) ->
                start(out, CANCEL_ORDER).put32(account).put64(orderId);
            case Command.CancelAllOrders(var account, var instrument) ->
                start(out, CANCEL_ALL_ORDERS).put32(account).put32(instrument);
            case Command.CloseTrade(var account, var tradeId, var reason) ->
                start(out, CLOSE_TRADE).put32(account).put64(tradeId).putEnum(reason);
            case Command.UpdateQuote quote -> encode(quote, start(out, UPDATE_QUOTE));
            case Command.PublishBar(var bar) -> encode(bar, start(out, PUBLISH_BAR));
            case Command.AdvanceTime() -> start(out, ADVANCE_TIME);
        }
        return out.length();
    }

    /// The command that `length` bytes at `offset` hold, all of them. Throws [CommandFormatException] when
    /// they hold none.
    public static Command decode(DirectBuffer buffer, int offset, int length) {
        CommandReader in = new CommandReader(buffer, offset, length);
        int kind = in.take8();
        int version = in.take8();
        if (version != VERSION) {
            throw new CommandFormatException(
                    "command: kind=" + kind + " version=" + version + ": this program reads version " + VERSION);
        }
        Command command = decode(kind, in);
        in.requireEnd();
        return command;
    }

    private static Command decode(int kind, CommandReader in) {
        try {
            return switch (kind) {
                case DEFINE_INSTRUMENT -> new Command.DefineInstrument(instrument(in));
                case OPEN_ACCOUNT -> openAccount(in);
                case DEPOSIT -> new Command.Deposit(in.take32(), in.takeText(), in.take64(), in.takeText());
                case SUBMIT_ORDER -> submitOrder(in);
                case CANCEL_ORDER -> new Command.CancelOrder(in.take32(), in.take64());
                case CANCEL_ALL_ORDERS -> new Command.CancelAllOrders(in.take32(), in.take32());
                case CLOSE_TRADE -> new Command.CloseTrade(in.take32(), in.take64(), in.takeEnum(EXIT_REASONS));
                case UPDATE_QUOTE ->
                    new Command.UpdateQuote(
                            in.take32(), in.take32(), in.take64(), in.take64(), in.take64(), in.take64());
                case PUBLISH_BAR -> new Command.PublishBar(bar(in));
                case ADVANCE_TIME -> new Command.AdvanceTime();
                default -> throw new CommandFormatException("command: kind=" + kind + " is unknown");
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CommandFormatException("command: kind=" + kind + ": " + e.getMessage(), e);
        }
    }

    private static CommandWriter start(CommandWriter out, int kind) {
        return out.put8(kind).put8(VERSION);
    }

    private static void encode(Instrument instrument, CommandWriter out) {
        out.put32(instrument.id())
                .putText(instrument.symbol())
                .putText(instrument.base())
                .putText(instrument.quote())
                .put64(instrument.tickSize())
                .put64(instrument.lotSize())
                .put64(instrument.minimumLots())
                .put64(instrument.maximumLots())
                .put64(instrument.minimumNotional());
    }

    private static Instrument instrument(CommandReader in) {
        return new Instrument(
                in.take32(),
                in.takeText(),
                in.takeText(),
                in.takeText(),
                in.take64(),
                in.take64(),
                in.take64(),
                in.take64(),
                in.take64());
    }

    private static void encode(Command.OpenAccount open, CommandWriter out) {
        RiskLimits limits = open.limits();
        out.put32(open.account())
                .putText(open.name())
                .putEnum(open.kind())
                .put32(open.makerFeePpm())
                .put32(open.takerFeePpm())
                .put64(limits.maximumOrderNotional())
                .put64(limits.maximumOrderLots())
                .put32(limits.collarPpm())
                .put64(limits.maximumReferenceAgeNanos());
    }

    private static Command.OpenAccount openAccount(CommandReader in) {
        return new Command.OpenAccount(
                in.take32(),
                in.takeText(),
                in.takeEnum(ACCOUNT_KINDS),
                in.take32(),
                in.take32(),
                new RiskLimits(in.take64(), in.take64(), in.take32(), in.take64()));
    }

    private static void encode(Command.SubmitOrder order, CommandWriter out) {
        out.put32(order.account())
                .put32(order.instrument())
                .putText(order.clientOrderId())
                .putText(order.strategy())
                .putEnum(order.side())
                .putEnum(order.type())
                .putEnum(order.timeInForce())
                .put64(order.quantity())
                .put64(order.limitPrice())
                .put64(order.tradeId())
                .putFlag(order.opensTrade())
                .put64(order.stopLossPrice())
                .put64(order.takeProfitPrice());
    }

    private static Command.SubmitOrder submitOrder(CommandReader in) {
        return new Command.SubmitOrder(
                in.take32(),
                in.take32(),
                in.takeText(),
                in.takeText(),
                in.takeEnum(SIDES),
                in.takeEnum(ORDER_TYPES),
                in.takeEnum(TIMES_IN_FORCE),
                in.take64(),
                in.take64(),
                in.take64(),
                in.takeFlag(),
                in.take64(),
                in.take64());
    }

    private static void encode(Command.UpdateQuote quote, CommandWriter out) {
        out.put32(quote.account())
                .put32(quote.instrument())
                .put64(quote.bidPrice())
                .put64(quote.bidQuantity())
                .put64(quote.askPrice())
                .put64(quote.askQuantity());
    }

    private static void encode(Bar bar, CommandWriter out) {
        out.put32(bar.instrument())
                .putEnum(bar.frame())
                .put64(bar.openTimeNanos())
                .put64(bar.open())
                .put64(bar.high())
                .put64(bar.low())
                .put64(bar.close())
                .put64(bar.volume())
                .put64(bar.tradeCount());
    }

    private static Bar bar(CommandReader in) {
        return new Bar(
                in.take32(),
                in.takeEnum(TIME_FRAMES),
                in.take64(),
                in.take64(),
                in.take64(),
                in.take64(),
                in.take64(),
                in.take64(),
                in.take64());
    }
}
