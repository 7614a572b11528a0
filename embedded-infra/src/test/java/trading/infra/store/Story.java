package trading.infra.store;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// What the gateway would report of a small trading day, by hand.
final class Story {
    static final Instrument BITCOIN =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000_000);

    /// 2026-11-23T12:00:00.123456789Z
    static final long NOON = 1_795_435_200_123_456_789L;

    static final RiskLimits LIMITS = new RiskLimits(10_000_000_000_000L, 1_000_000, 50_000, 60_000_000_000L);

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
}
