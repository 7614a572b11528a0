package trading.engine.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.LimitFill;
import trading.engine.model.LockScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingState;
import trading.engine.model.TriggerPrice;

/// Commands as bytes: one byte kind, one byte layout version, then the fields in the order of the record.
///
/// The journal keeps these bytes for ever. A changed layout gets a version of its own, and the old one
/// stays readable; enum values are their position, so new ones go to the end. What has only what the first
/// version could say is still written in the first version, which is the shorter one.
public final class CommandCodec {
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    private static final int DEFINE_INSTRUMENT = 1;
    private static final int OPEN_ACCOUNT = 2;
    private static final int DEPOSIT = 3;
    static final int SUBMIT_ORDER = 4;
    static final int CANCEL_ORDER = 5;
    private static final int CANCEL_ALL_ORDERS = 6;
    private static final int CLOSE_TRADE = 7;
    static final int UPDATE_QUOTE = 8;
    private static final int PUBLISH_BAR = 9;
    private static final int ADVANCE_TIME = 10;
    private static final int SUBMIT_ORDER_LIST = 11;
    static final int AMEND_ORDER = 12;
    private static final int SET_RISK_LIMITS = 13;
    private static final int SET_TRADING_STATE = 14;
    private static final int SET_PROTECTIONS = 15;
    private static final int LOCK_ENTRIES = 16;
    private static final int UNLOCK_ENTRIES = 17;
    private static final int ENGAGE_KILL_SWITCH = 18;
    private static final int REARM_KILL_SWITCH = 19;
    private static final int SET_PERMISSION = 20;
    private static final int ARM_DEAD_MAN_SWITCH = 21;
    private static final int OVERRIDE_LIMITS = 22;

    private static final int MOST_IN_A_LIST = 100;

    private static final AccountKind[] ACCOUNT_KINDS = AccountKind.values();
    private static final Contingency[] CONTINGENCIES = Contingency.values();
    private static final ExitReason[] EXIT_REASONS = ExitReason.values();
    private static final KillScope[] KILL_SCOPES = KillScope.values();
    private static final LimitFill[] LIMIT_FILLS = LimitFill.values();
    private static final LockScope[] LOCK_SCOPES = LockScope.values();
    private static final OrderType[] ORDER_TYPES = OrderType.values();
    private static final ProtectionKind[] PROTECTION_KINDS = ProtectionKind.values();
    private static final SelfTradePrevention[] SELF_TRADE_PREVENTIONS = SelfTradePrevention.values();
    private static final Side[] SIDES = Side.values();
    private static final TimeFrame[] TIME_FRAMES = TimeFrame.values();
    private static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();
    private static final TradingState[] TRADING_STATES = TradingState.values();
    private static final TriggerPrice[] TRIGGER_PRICES = TriggerPrice.values();

    private CommandCodec() {}

    /// Writes `command` at `offset` and returns how many bytes that took. Throws
    /// [IllegalArgumentException] when a text is longer than 1,000 bytes.
    public static int encode(Command command, MutableDirectBuffer buffer, int offset) {
        CommandWriter out = new CommandWriter(buffer, offset);
        switch (command) {
            case Command.SubmitOrder order -> encode(order, start(out, SUBMIT_ORDER, version(order)), version(order));
            case Command.CancelOrder(var account, var orderId) ->
                start(out, CANCEL_ORDER, FIRST).put32(account).put64(orderId);
            case Command.UpdateQuote quote -> encode(quote, start(out, UPDATE_QUOTE, FIRST));
            case Command.AmendOrder(var account, var orderId, var quantity, var limitPrice, var stopPrice) ->
                start(out, AMEND_ORDER, FIRST)
                        .put32(account)
                        .put64(orderId)
                        .put64(quantity)
                        .put64(limitPrice)
                        .put64(stopPrice);
            case Command.AdvanceTime() -> start(out, ADVANCE_TIME, FIRST);
            case Command.PublishBar(var bar) -> encode(bar, start(out, PUBLISH_BAR, FIRST));
            case Command.DefineInstrument(var instrument) -> encode(instrument, start(out, DEFINE_INSTRUMENT, FIRST));
            case Command.OpenAccount open -> encode(open, out);
            case Command.Deposit(var account, var asset, var amount, var reference) ->
                start(out, DEPOSIT, FIRST)
                        .put32(account)
                        .putText(asset)
                        .put64(amount)
                        .putText(reference);
            case Command.SubmitOrderList(var contingency, var orders) -> {
                start(out, SUBMIT_ORDER_LIST, FIRST).putEnum(contingency).put32(orders.size());
                for (Command.SubmitOrder order : orders) {
                    encode(order, out, SECOND);
                }
            }
            case Command.CancelAllOrders(var account, var instrument, var strategy) -> {
                boolean all = strategy.isEmpty();
                start(out, CANCEL_ALL_ORDERS, all ? FIRST : SECOND)
                        .put32(account)
                        .put32(instrument);
                if (!all) {
                    out.putText(strategy);
                }
            }
            case Command.CloseTrade(var account, var tradeId, var reason) ->
                start(out, CLOSE_TRADE, FIRST).put32(account).put64(tradeId).putEnum(reason);
            case Command.SetRiskLimits(var account, var limits, var reason, var by) -> {
                encode(limits, start(out, SET_RISK_LIMITS, FIRST).put32(account));
                out.putText(reason).putText(by);
            }
            case Command.SetTradingState(var account, var state, var reason, var by) ->
                start(out, SET_TRADING_STATE, FIRST)
                        .put32(account)
                        .putEnum(state)
                        .putText(reason)
                        .putText(by);
            case Command.SetProtections(var account, var protections) -> {
                start(out, SET_PROTECTIONS, FIRST).put32(account).put32(protections.size());
                for (Protection protection : protections) {
                    encode(protection, out);
                }
            }
            case Command.LockEntries(var account, var instrument, var side, var untilNanos, var reason) ->
                start(out, LOCK_ENTRIES, FIRST)
                        .put32(account)
                        .put32(instrument)
                        .put8(side == null ? 0 : side == Side.BUY ? 1 : 2)
                        .put64(untilNanos)
                        .putText(reason);
            case Command.UnlockEntries(var account, var lockId, var reason) ->
                start(out, UNLOCK_ENTRIES, FIRST).put32(account).put64(lockId).putText(reason);
            case Command.EngageKillSwitch(var scope, var target, var cancelOrders, var flatten, var reason, var by) ->
                start(out, ENGAGE_KILL_SWITCH, FIRST)
                        .putEnum(scope)
                        .putText(target)
                        .putFlag(cancelOrders)
                        .putFlag(flatten)
                        .putText(reason)
                        .putText(by);
            case Command.RearmKillSwitch(var scope, var target, var reason, var by) ->
                start(out, REARM_KILL_SWITCH, FIRST)
                        .putEnum(scope)
                        .putText(target)
                        .putText(reason)
                        .putText(by);
            case Command.SetPermission(var permission) -> encode(permission, start(out, SET_PERMISSION, FIRST));
            case Command.ArmDeadManSwitch(var account, var millis, var cancelsStops, var by) -> {
                start(out, ARM_DEAD_MAN_SWITCH, by.isEmpty() ? FIRST : SECOND)
                        .put32(account)
                        .put64(millis)
                        .putFlag(cancelsStops);
                if (!by.isEmpty()) {
                    out.putText(by);
                }
            }
            case Command.OverrideLimits(
                    var account,
                    var strategy,
                    var oneOrder,
                    var durationNanos,
                    var reason,
                    var by) ->
                start(out, OVERRIDE_LIMITS, FIRST)
                        .put32(account)
                        .putText(strategy)
                        .putFlag(oneOrder)
                        .put64(durationNanos)
                        .putText(reason)
                        .putText(by);
        }
        return out.length();
    }

    /// The command that `length` bytes at `offset` hold, all of them. Throws [CommandFormatException] when
    /// they hold none.
    public static Command decode(DirectBuffer buffer, int offset, int length) {
        CommandReader in = new CommandReader(buffer, offset, length);
        int kind = in.take8();
        int version = in.take8();
        if (version < FIRST || version > lastVersion(kind)) {
            throw new CommandFormatException("command: kind=" + kind + " version=" + version
                    + ": this program reads versions up to " + lastVersion(kind));
        }
        Command command = decode(kind, version, in);
        in.requireEnd();
        return command;
    }

    static int lastVersion(int kind) {
        return switch (kind) {
            case OPEN_ACCOUNT -> THIRD;
            case SUBMIT_ORDER, CANCEL_ALL_ORDERS, ARM_DEAD_MAN_SWITCH -> SECOND;
            default -> FIRST;
        };
    }

    private static Command decode(int kind, int version, CommandReader in) {
        try {
            return switch (kind) {
                case DEFINE_INSTRUMENT -> new Command.DefineInstrument(instrument(in));
                case OPEN_ACCOUNT -> openAccount(in, version);
                case DEPOSIT -> new Command.Deposit(in.take32(), in.takeText(), in.take64(), in.takeText());
                case SUBMIT_ORDER -> submitOrder(in, version);
                case CANCEL_ORDER -> new Command.CancelOrder(in.take32(), in.take64());
                case CANCEL_ALL_ORDERS ->
                    new Command.CancelAllOrders(in.take32(), in.take32(), version == FIRST ? "" : in.takeText());
                case CLOSE_TRADE -> new Command.CloseTrade(in.take32(), in.take64(), in.takeEnum(EXIT_REASONS));
                case UPDATE_QUOTE ->
                    new Command.UpdateQuote(
                            in.take32(), in.take32(), in.take64(), in.take64(), in.take64(), in.take64());
                case PUBLISH_BAR -> new Command.PublishBar(bar(in));
                case ADVANCE_TIME -> new Command.AdvanceTime();
                case SUBMIT_ORDER_LIST ->
                    new Command.SubmitOrderList(
                            in.takeEnum(CONTINGENCIES), list(in, reader -> submitOrder(reader, SECOND)));
                case AMEND_ORDER ->
                    new Command.AmendOrder(in.take32(), in.take64(), in.take64(), in.take64(), in.take64());
                case SET_RISK_LIMITS ->
                    new Command.SetRiskLimits(in.take32(), limits(in), in.takeText(), in.takeText());
                case SET_TRADING_STATE ->
                    new Command.SetTradingState(in.take32(), in.takeEnum(TRADING_STATES), in.takeText(), in.takeText());
                case SET_PROTECTIONS -> new Command.SetProtections(in.take32(), list(in, CommandCodec::protection));
                case LOCK_ENTRIES ->
                    new Command.LockEntries(in.take32(), in.take32(), side(in), in.take64(), in.takeText());
                case UNLOCK_ENTRIES -> new Command.UnlockEntries(in.take32(), in.take64(), in.takeText());
                case ENGAGE_KILL_SWITCH ->
                    new Command.EngageKillSwitch(
                            in.takeEnum(KILL_SCOPES),
                            in.takeText(),
                            in.takeFlag(),
                            in.takeFlag(),
                            in.takeText(),
                            in.takeText());
                case REARM_KILL_SWITCH ->
                    new Command.RearmKillSwitch(in.takeEnum(KILL_SCOPES), in.takeText(), in.takeText(), in.takeText());
                case SET_PERMISSION -> new Command.SetPermission(permission(in));
                case ARM_DEAD_MAN_SWITCH ->
                    new Command.ArmDeadManSwitch(
                            in.take32(), in.take64(), in.takeFlag(), version == FIRST ? "" : in.takeText());
                case OVERRIDE_LIMITS ->
                    new Command.OverrideLimits(
                            in.take32(), in.takeText(), in.takeFlag(), in.take64(), in.takeText(), in.takeText());
                default -> throw new CommandFormatException("command: kind=" + kind + " is unknown");
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CommandFormatException("command: kind=" + kind + ": " + e.getMessage(), e);
        }
    }

    private static CommandWriter start(CommandWriter out, int kind, int version) {
        return out.put8(kind).put8(version);
    }

    private static <T> List<T> list(CommandReader in, Function<CommandReader, T> element) {
        int count = in.take32();
        if (count < 0 || count > MOST_IN_A_LIST) {
            throw new CommandFormatException("list: count=" + count + " limit=" + MOST_IN_A_LIST);
        }
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.apply(in));
        }
        return elements;
    }

    private static @Nullable Side side(CommandReader in) {
        int value = in.take8();
        return switch (value) {
            case 0 -> null;
            case 1 -> Side.BUY;
            case 2 -> Side.SELL;
            default -> throw new CommandFormatException("side: value=" + value);
        };
    }

    private static void encode(Protection protection, CommandWriter out) {
        out.putEnum(protection.kind())
                .putEnum(protection.scope())
                .put64(protection.lookbackNanos())
                .put64(protection.lockNanos())
                .put32(protection.trades())
                .put32(protection.thresholdPpm());
    }

    private static Protection protection(CommandReader in) {
        return new Protection(
                in.takeEnum(PROTECTION_KINDS),
                in.takeEnum(LOCK_SCOPES),
                in.take64(),
                in.take64(),
                in.take32(),
                in.take32());
    }

    private static void encode(Permission permission, CommandWriter out) {
        out.put32(permission.account())
                .putText(permission.strategy())
                .putFlag(permission.everything())
                .put32(permission.instruments().size());
        for (int instrument : permission.instruments()) {
            out.put32(instrument);
        }
        out.putText(permission.reason()).putText(permission.by());
    }

    private static Permission permission(CommandReader in) {
        return new Permission(
                in.take32(),
                in.takeText(),
                in.takeFlag(),
                list(in, CommandReader::take32),
                in.takeText(),
                in.takeText());
    }

    private static void encode(RiskLimits limits, CommandWriter out) {
        out.put64(limits.maximumOrderNotional())
                .put64(limits.maximumOrderLots())
                .put32(limits.collarPpm())
                .put64(limits.maximumReferenceAgeNanos());
        ExposureLimits exposure = limits.exposure();
        out.put64(exposure.instrumentNotional())
                .put64(exposure.strategyNotional())
                .put64(exposure.accountNotional())
                .put32(exposure.leverageHundredths())
                .put32(exposure.openOrders());
        out.put64(limits.loss().dailyLoss()).put32(limits.loss().drawdownPpm());
        RateLimits rate = limits.rate();
        out.put32(rate.messages())
                .put64(rate.messageNanos())
                .put32(rate.cancelReserve())
                .put64(rate.duplicateNanos())
                .put32(rate.executions())
                .put64(rate.executionNanos());
    }

    private static RiskLimits limits(CommandReader in) {
        return new RiskLimits(
                in.take64(),
                in.take64(),
                in.take32(),
                in.take64(),
                new ExposureLimits(in.take64(), in.take64(), in.take64(), in.take32(), in.take32()),
                new LossLimits(in.take64(), in.take32()),
                new RateLimits(in.take32(), in.take64(), in.take32(), in.take64(), in.take32(), in.take64()));
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
        FeeSchedule fees = open.fees();
        boolean first = fees.isFlat()
                && limits.exposure().equals(ExposureLimits.NONE)
                && limits.loss().equals(LossLimits.NONE)
                && limits.rate().equals(RateLimits.NONE)
                && open.margin().equals(MarginTerms.SPOT)
                && open.fillModel().equals(FillModel.IDEAL);
        start(out, OPEN_ACCOUNT, first ? FIRST : fees.isFlat() ? SECOND : THIRD)
                .put32(open.account())
                .putText(open.name())
                .putEnum(open.kind())
                .put32(fees.first().makerFeePpm())
                .put32(fees.first().takerFeePpm());
        if (first) {
            out.put64(limits.maximumOrderNotional())
                    .put64(limits.maximumOrderLots())
                    .put32(limits.collarPpm())
                    .put64(limits.maximumReferenceAgeNanos());
            return;
        }
        encode(limits, out);
        FillModel fills = open.fillModel();
        out.put32(open.margin().initialPpm())
                .put32(open.margin().maintenancePpm())
                .put64(fills.latencyNanos())
                .put64(fills.latencyJitterNanos())
                .put32(fills.slippagePpm())
                .put32(fills.participationPpm())
                .putEnum(fills.limitFill())
                .put64(fills.seed());
        if (!fees.isFlat()) {
            encodeFurtherTiers(fees.tiers(), out);
        }
    }

    private static void encodeFurtherTiers(List<FeeTier> tiers, CommandWriter out) {
        out.put32(tiers.size() - 1);
        for (FeeTier tier : tiers.subList(1, tiers.size())) {
            out.put64(tier.fromNotional()).put32(tier.makerFeePpm()).put32(tier.takerFeePpm());
        }
    }

    private static FeeSchedule fees(int makerFeePpm, int takerFeePpm, CommandReader in) {
        List<FeeTier> tiers = new ArrayList<>();
        tiers.add(new FeeTier(0, makerFeePpm, takerFeePpm));
        tiers.addAll(list(in, reader -> new FeeTier(reader.take64(), reader.take32(), reader.take32())));
        return new FeeSchedule(tiers);
    }

    private static Command.OpenAccount openAccount(CommandReader in, int version) {
        int account = in.take32();
        String name = in.takeText();
        AccountKind kind = in.takeEnum(ACCOUNT_KINDS);
        int makerFeePpm = in.take32();
        int takerFeePpm = in.take32();
        if (version == FIRST) {
            RiskLimits limits = new RiskLimits(in.take64(), in.take64(), in.take32(), in.take64());
            return new Command.OpenAccount(account, name, kind, makerFeePpm, takerFeePpm, limits);
        }
        RiskLimits limits = limits(in);
        MarginTerms margin = new MarginTerms(in.take32(), in.take32());
        FillModel fills = new FillModel(
                in.take64(), in.take64(), in.take32(), in.take32(), in.takeEnum(LIMIT_FILLS), in.take64());
        FeeSchedule fees =
                version == SECOND ? FeeSchedule.flat(makerFeePpm, takerFeePpm) : fees(makerFeePpm, takerFeePpm, in);
        return new Command.OpenAccount(account, name, kind, fees, limits, margin, fills);
    }

    private static int version(Command.SubmitOrder order) {
        return order.terms().equals(OrderTerms.PLAIN) ? FIRST : SECOND;
    }

    private static void encode(Command.SubmitOrder order, CommandWriter out, int version) {
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
        if (version == SECOND) {
            encode(order.terms(), out);
        }
    }

    private static void encode(OrderTerms terms, CommandWriter out) {
        out.put64(terms.stopPrice())
                .putEnum(terms.triggerPrice())
                .put64(terms.trailingTicks())
                .put32(terms.trailingPpm())
                .put64(terms.displayQuantity())
                .putFlag(terms.postOnly())
                .putFlag(terms.reduceOnly())
                .put64(terms.expireNanos())
                .putEnum(terms.selfTradePrevention());
    }

    private static OrderTerms terms(CommandReader in) {
        return new OrderTerms(
                in.take64(),
                in.takeEnum(TRIGGER_PRICES),
                in.take64(),
                in.take32(),
                in.take64(),
                in.takeFlag(),
                in.takeFlag(),
                in.take64(),
                in.takeEnum(SELF_TRADE_PREVENTIONS));
    }

    private static Command.SubmitOrder submitOrder(CommandReader in, int version) {
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
                in.take64(),
                version == FIRST ? OrderTerms.PLAIN : terms(in));
    }

    /// The same bytes, without making an object.
    static void submitOrder(CommandReader in, int version, OrderRequest order, Texts strategies) {
        order.account = in.take32();
        order.instrument = in.take32();
        order.clientOrderIdFits = in.takeText(order.clientOrderId);
        order.strategy = in.takeText(strategies);
        int at = in.take(3 + 5 * Long.BYTES + 1);
        order.side = CommandReader.constant(in.byteAt(at), SIDES);
        order.type = CommandReader.constant(in.byteAt(at + 1), ORDER_TYPES);
        order.timeInForce = CommandReader.constant(in.byteAt(at + 2), TIMES_IN_FORCE);
        order.quantity = in.longAt(at + 3);
        order.limitPrice = in.longAt(at + 11);
        order.tradeId = in.longAt(at + 19);
        order.opensTrade = CommandReader.flag(in.byteAt(at + 27));
        order.stopLossPrice = in.longAt(at + 28);
        order.takeProfitPrice = in.longAt(at + 36);
        if (version == FIRST) {
            order.plain();
            return;
        }
        order.hasTerms = true;
        order.stopPrice = in.take64();
        order.triggerPrice = in.takeEnum(TRIGGER_PRICES);
        order.trailingTicks = in.take64();
        order.trailingPpm = in.take32();
        order.displayQuantity = in.take64();
        order.postOnly = in.takeFlag();
        order.reduceOnly = in.takeFlag();
        order.expireNanos = in.take64();
        order.selfTradePrevention = in.takeEnum(SELF_TRADE_PREVENTIONS);
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
