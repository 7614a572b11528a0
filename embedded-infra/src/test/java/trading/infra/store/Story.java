package trading.infra.store;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.DenyCode;
import trading.engine.model.Equity;
import trading.engine.model.ExitReason;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.Fill;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.engine.model.LimitFill;
import trading.engine.model.LimitOverride;
import trading.engine.model.Liquidity;
import trading.engine.model.LockScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.Position;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.Quote;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;
import trading.engine.model.TriggerPrice;

/// What the gateway would report of a small trading day, by hand.
final class Story {
    static final Instrument BITCOIN =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000_000);

    /// 2026-11-23T12:00:00.123456789Z
    static final long NOON = 1_795_435_200_123_456_789L;

    static final RiskLimits LIMITS = new RiskLimits(10_000_000_000_000L, 1_000_000, 50_000, 60_000_000_000L);

    static final FeeSchedule FEES = new FeeSchedule(List.of(
            new FeeTier(0, 600, 900),
            new FeeTier(100_000_000_000L, 500, 800),
            new FeeTier(500_050_000_000L, -10, 700)));

    private Story() {}

    static List<Report> opening() {
        return List.of(
                new Report.InstrumentDefined(BITCOIN),
                new Report.AccountOpened(1, "demo", AccountKind.TRADER, 1_000, 1_000, LIMITS),
                new Report.Deposited(1, "USDT", 10_000_000_000_000L, "demo-1", false),
                new Report.BalanceUpdated(new Balance(1, "USDT", 10_000_000_000_000L, 0), false));
    }

    /// A market order to buy 0.1 at 60000.01, filled at once.
    static List<Report> bought(long id) {
        return List.of(
                new Report.Accepted(order(id, OrderStatus.NEW, 0), false),
                new Report.TradeUpdated(trade(id, TradeStatus.PENDING, 0, 0), false),
                new Report.Filled(fill(id), order(id, OrderStatus.FILLED, 10_000), false),
                new Report.TradeUpdated(trade(id, TradeStatus.OPEN, 10_000, 0), false),
                new Report.PositionUpdated(
                        new Position(1, 0, 10_000, 600_000_100_000L, -600_000_100L, 600_000_100L), false),
                new Report.BalanceUpdated(new Balance(1, "USDT", 9_399_399_799_900L, 0), false),
                new Report.MarketTraded(0, id, 6_000_001, 10_000, Side.BUY, NOON),
                new Report.QuoteUpdated(quote(6_000_000)));
    }

    static Order order(long id, OrderStatus status, long filled) {
        return new Order(
                id,
                1,
                0,
                "mine-" + id,
                "",
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                10_000,
                0,
                filled,
                status == OrderStatus.CANCELED ? 0 : 10_000 - filled,
                BITCOIN.notional(6_000_001, filled),
                filled == 0 ? 0 : 600_000_100L,
                status,
                id,
                NOON,
                NOON + filled);
    }

    static Order resting(long id, OrderStatus status) {
        return new Order(
                id,
                1,
                0,
                "",
                "ema-cross",
                Side.SELL,
                OrderType.LIMIT,
                TimeInForce.GTC,
                7,
                6_100_000,
                0,
                status == OrderStatus.CANCELED ? 0 : 7,
                0,
                0,
                status,
                0,
                NOON,
                NOON + 5);
    }

    static List<Report> rested(long id) {
        return List.of(new Report.Accepted(resting(id, OrderStatus.NEW), false));
    }

    static List<Report> canceled(long id) {
        return List.of(new Report.Canceled(resting(id, OrderStatus.CANCELED), CancelReason.REQUESTED, false));
    }

    static Fill fill(long id) {
        return new Fill(id, id, 1, 0, Side.BUY, 6_000_001, 10_000, 600_000_100L, Liquidity.TAKER, id, NOON);
    }

    static Trade trade(long id, TradeStatus status, long entered, long exited) {
        boolean closed = status == TradeStatus.CLOSED;
        return new Trade(
                id,
                1,
                0,
                "",
                Side.BUY,
                status,
                id,
                10_000,
                entered,
                exited,
                BITCOIN.notional(6_000_001, entered),
                BITCOIN.notional(6_100_050, exited),
                entered == 0 ? 0 : 600_000_100L,
                closed ? 9_404_899_900L : entered == 0 ? 0 : -600_000_100L,
                5_900_000,
                0,
                closed ? ExitReason.MANUAL : ExitReason.NONE,
                NOON,
                entered == 0 ? 0 : NOON + 1_000,
                closed ? NOON + 60_000_000_000L : 0);
    }

    static Quote quote(long bid) {
        return new Quote(0, bid, 150_000, bid + 1, 20_000, NOON);
    }

    static List<Report> denied() {
        return List.of(
                new Report.Denied(1, 0, "too-big", "", DenyCode.BALANCE_INSUFFICIENT, 6_000, 5_999, false),
                new Report.Denied(1, 9, "", "rsi", DenyCode.INSTRUMENT_UNKNOWN, 0, 0, false),
                new Report.Denied(101, 0, "", "", DenyCode.BALANCE_INSUFFICIENT, 1, 0, true));
    }

    static Bar bar(TimeFrame frame, long openTimeNanos, long close) {
        return new Bar(0, frame, openTimeNanos, 6_000_000, 6_200_000, 5_900_000, close, 123_456, 42);
    }

    /// What only the market did: nothing of it is kept.
    static List<Report> chatter() {
        return List.of(
                new Report.Accepted(
                        new Order(
                                77,
                                101,
                                0,
                                "",
                                "",
                                Side.BUY,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                5,
                                6_000_000,
                                0,
                                5,
                                0,
                                0,
                                OrderStatus.NEW,
                                0,
                                NOON,
                                NOON),
                        true),
                new Report.QuoteUpdated(quote(6_000_000)),
                new Report.DepthUpdated(0, Side.BUY, 6_000_000, 5));
    }

    static final RiskLimits ALL_LIMITS = new RiskLimits(
            10_000_000_000_000L,
            1_000_000,
            50_000,
            60_000_000_000L,
            new ExposureLimits(5_000_000_000_000L, 2_500_000_000_000L, 7_500_000_000_000L, 350, 40),
            new LossLimits(123_456_789L, 250_000),
            new RateLimits(100, 1_000_000_000L, 20, 500_000_000L, 30, 60_000_000_000L));

    /// The account of the opening with margin, a paper venue that is not ideal, and every limit there is.
    static List<Report> limited() {
        return List.of(new Report.AccountOpened(
                1,
                "demo",
                AccountKind.TRADER,
                1_000,
                1_000,
                ALL_LIMITS,
                new MarginTerms(200_000, 100_000),
                new FillModel(5_000_000, 2_000_000, 150, 250_000, LimitFill.QUEUE, 42)));
    }

    static final OrderTerms ALL_TERMS = new OrderTerms(
            6_150_000,
            TriggerPrice.LAST_PRICE,
            2_500,
            1_250,
            3,
            true,
            true,
            NOON + 3_600_000_000_000L,
            SelfTradePrevention.DECREMENT);

    /// An order that has every term, whether they go together or not.
    static Order stop(long id, OrderStatus status, long stopPrice, long updatedNanos) {
        return new Order(
                id,
                1,
                0,
                "stop-" + id,
                "rsi",
                Side.BUY,
                OrderType.STOP_LIMIT,
                TimeInForce.GTD,
                7,
                6_200_000,
                0,
                status.isTerminal() ? 0 : 7,
                0,
                0,
                status,
                0,
                NOON,
                updatedNanos,
                ALL_TERMS.withStopPrice(stopPrice),
                77,
                Contingency.OUO,
                3);
    }

    static Report moved(long id, OrderStatus status, OrderEvent event, long stopPrice) {
        return new Report.OrderUpdated(stop(id, status, stopPrice, NOON), event, false);
    }

    static Report ended(long id, OrderStatus status, CancelReason reason) {
        return new Report.Canceled(stop(id, status, 6_150_000, NOON + 9), reason, false);
    }

    static Report worth(long equity, long peak, long timeNanos) {
        return new Report.EquityUpdated(new Equity(1, "USDT", equity, peak, 10_000_000_000_000L, timeNanos));
    }

    /// A bad day: equity falls, trading stops, a kill switch is engaged and armed again, entries are locked.
    static List<Report> badDay() {
        return List.of(
                worth(9_000_000_000_050L, 10_100_000_000_000L, NOON),
                new Report.TradingStateChanged(1, TradingState.REDUCING, StateReason.DAILY_LOSS, "lost 10000 USDT", ""),
                new Report.EntriesLocked(
                        new TradingLock(5, 1, 0, Side.BUY, NOON, NOON + 60_000_000_000L, "stop-loss guard")),
                new Report.EntriesLocked(new TradingLock(6, 1, -1, null, NOON, NOON + 60_000_000_000L, "by hand")),
                new Report.KillSwitchEngaged(new KillSwitch(KillScope.STRATEGY, "rsi", "runs wild", "alice", NOON)),
                new Report.ProtectionsChanged(
                        1,
                        List.of(
                                new Protection(ProtectionKind.COOLDOWN, LockScope.PAIR, 0, 300_000_000_000L, 0, 0),
                                new Protection(
                                        ProtectionKind.LOW_PROFIT,
                                        LockScope.PAIR_SIDE,
                                        3_600_000_000_000L,
                                        300_000_000_000L,
                                        4,
                                        -20_000))),
                new Report.Denied(1, 0, "again", "rsi", DenyCode.KILL_SWITCH_ENGAGED, NOON, 0, 0, 0, false),
                new Report.Denied(1, 0, "", "rsi", DenyCode.ORDER_QUANTITY_ABOVE_LIMIT, 90, 80, 80, 9, false));
    }

    /// A table of fees, and limits with a reason.
    static List<Report> reviewed() {
        return List.of(
                new Report.AccountOpened(
                        1, "demo", AccountKind.TRADER, FEES, LIMITS, MarginTerms.SPOT, FillModel.IDEAL),
                new Report.RiskLimitsChanged(1, LIMITS, "review", "alice"),
                new Report.RiskLimitsChanged(1, new RiskLimits(100, 7, 8, 9), "", ""));
    }

    /// What people let an account do besides its limits, and what came of it.
    static List<Report> allowed() {
        LimitOverride one = new LimitOverride(1, "", true, NOON + 60_000_000_000L, "a block", "alice");
        LimitOverride algo = new LimitOverride(1, "rsi", false, NOON + 90_000_000_000L, "month end", "bob");
        return List.of(
                new Report.PermissionChanged(new Permission(1, "", false, List.of(0), "only this", "alice")),
                new Report.PermissionChanged(new Permission(1, "rsi", false, List.of(), "nothing", "bob")),
                new Report.PermissionChanged(new Permission(1, "rsi", true, List.of(), "again", "bob")),
                new Report.LimitsOverridden(one),
                new Report.OverrideEnded(1, "", true),
                new Report.LimitsOverridden(algo),
                new Report.OverrideEnded(1, "rsi", false, "done", "bob"),
                new Report.OverrideEnded(1, "dca", false),
                new Report.DeadManSwitchArmed(1, NOON + 5_000_000_000L, true, false, "alice"),
                new Report.DeadManSwitchArmed(1, NOON + 9_000_000_000L, true, true, "alice"),
                new Report.DeadManSwitchFired(1, 3),
                new Report.DeadManSwitchArmed(1, 0, false, false, ""));
    }

    /// And the morning after it.
    static List<Report> goodMorning() {
        return List.of(
                new Report.KillSwitchRearmed(KillScope.STRATEGY, "rsi", "mended", "bob"),
                new Report.TradingStateChanged(1, TradingState.ACTIVE, StateReason.MANUAL, "looked at it", "bob"),
                new Report.EntriesUnlocked(1, 5, ""),
                new Report.EntriesUnlocked(1, 6, "looked at it"),
                new Report.ProtectionsChanged(
                        1, List.of(new Protection(ProtectionKind.COOLDOWN, LockScope.ALL, 0, 60_000_000_000L, 0, 0))));
    }
}
