package trading.engine.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.Contingency;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TriggerPrice;

/// Orders and lists of orders around a price, by chance: mostly such that they are accepted.
final class RandomOrders {
    private static final OrderType[] CONDITIONAL = {
        OrderType.STOP, OrderType.STOP_LIMIT, OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT
    };
    private static final String[] STRATEGIES = {"", "s", "trend"};

    private final SplittableRandom random;
    private final Swarm swarm;
    private final LiveIds trades;
    private int idCount;
    private SubmitOrder lastOrder =
            new SubmitOrder(1, 0, "", "", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 5, 0, 0, false, 0, 0);

    RandomOrders(SplittableRandom random, Swarm swarm, LiveIds trades) {
        this.random = random;
        this.swarm = swarm;
        this.trades = trades;
    }

    private boolean has(Feature feature) {
        return swarm.has(feature);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private boolean now(Feature feature, int times) {
        return has(feature) && oneIn(times);
    }

    Side side() {
        return random.nextInt(100) < swarm.buysPercent() ? Side.BUY : Side.SELL;
    }

    private long quantity() {
        return random.nextLong(1, swarm.mostLots());
    }

    private long near(long price) {
        return Math.max(1, price + random.nextLong(-swarm.priceRange(), swarm.priceRange() + 1));
    }

    String strategy() {
        return has(Feature.STRATEGIES) ? STRATEGIES[random.nextInt(3)] : "";
    }

    /// Sometimes one that was used before.
    private String clientOrderId() {
        if (!has(Feature.CLIENT_ORDER_IDS) || random.nextInt(4) == 0) {
            return "";
        }
        return "c" + (oneIn(20) ? random.nextInt(idCount + 1) : ++idCount);
    }

    /// An order of the market's own agents: only what such may use.
    SubmitOrder ofAgent(int account, int instrument, long price, long now) {
        boolean atMarket = oneIn(4);
        return new SubmitOrder(
                account,
                instrument,
                clientOrderId(),
                "",
                side(),
                atMarket ? OrderType.MARKET : OrderType.LIMIT,
                TimeInForce.values()[random.nextInt(3)],
                quantity(),
                atMarket ? 0 : near(price),
                oneIn(100) ? trades.any(random) : 0,
                false,
                0,
                0,
                oneIn(50) ? terms(OrderType.LIMIT, Side.BUY, price, 10, now, TimeInForce.GTC) : OrderTerms.PLAIN);
    }

    SubmitOrder ofTrader(int account, int instrument, long price, long now) {
        if (oneIn(30) && lastOrder.account() == account) {
            return again();
        }
        OrderType type = type();
        Side side = side();
        boolean exits = now(Feature.EXITS, 12);
        boolean guarded = now(Feature.PROTECTED_TRADES, 2) && !exits;
        long away = random.nextLong(1, swarm.priceRange() * 2);
        long quantity = quantity();
        TimeInForce timeInForce = timeInForce(type);
        lastOrder = new SubmitOrder(
                account,
                instrument,
                clientOrderId(),
                strategy(),
                side,
                type,
                timeInForce,
                quantity,
                type.isLimited() ? near(price) : 0,
                exits ? trades.any(random) : 0,
                oneIn(3),
                guarded ? Math.max(0, price - side.sign() * away) : 0,
                guarded && random.nextBoolean() ? Math.max(0, price + side.sign() * away) : 0,
                terms(type, side, price, quantity, now, timeInForce));
        return lastOrder;
    }

    /// An order that exits an open trade, mostly such that it may.
    SubmitOrder exiting(Trade trade, long price, long now) {
        OrderType type = type();
        Side side = trade.side().opposite();
        TimeInForce timeInForce = timeInForce(type);
        long quantity = oneIn(10) ? quantity() : random.nextLong(1, trade.openQuantity() + 1);
        return new SubmitOrder(
                trade.account(),
                trade.instrument(),
                clientOrderId(),
                trade.strategy(),
                side,
                type,
                timeInForce,
                quantity,
                type.isLimited() ? near(price) : 0,
                trade.tradeId(),
                false,
                0,
                0,
                terms(type, side, price, quantity, now, timeInForce));
    }

    /// The same once more: a client that repeats itself, or two clicks.
    private SubmitOrder again() {
        SubmitOrder order = lastOrder;
        return new SubmitOrder(
                order.account(),
                order.instrument(),
                random.nextBoolean() ? order.clientOrderId() : clientOrderId(),
                order.strategy(),
                order.side(),
                order.type(),
                order.timeInForce(),
                order.quantity(),
                order.limitPrice(),
                order.tradeId(),
                order.opensTrade(),
                order.stopLossPrice(),
                order.takeProfitPrice(),
                order.terms());
    }

    private OrderType type() {
        if (now(Feature.CONDITIONAL, 3)) {
            return CONDITIONAL[random.nextInt(CONDITIONAL.length)];
        }
        if (now(Feature.TRAILING, 6)) {
            return OrderType.TRAILING_STOP;
        }
        return oneIn(4) ? OrderType.MARKET : OrderType.LIMIT;
    }

    private TimeInForce timeInForce(OrderType type) {
        if (now(Feature.ENDING_ORDERS, 3)) {
            return random.nextBoolean() ? TimeInForce.DAY : TimeInForce.GTD;
        }
        if (type.isConditional()) {
            return oneIn(60) ? TimeInForce.values()[random.nextInt(5)] : TimeInForce.GTC;
        }
        return oneIn(3) ? TimeInForce.values()[random.nextInt(3)] : TimeInForce.GTC;
    }

    private OrderTerms terms(OrderType type, Side side, long price, long quantity, long now, TimeInForce timeInForce) {
        boolean odd = now(Feature.NONSENSE, 80);
        boolean trails = type == OrderType.TRAILING_STOP;
        boolean inTicks = random.nextBoolean();
        return new OrderTerms(
                type.isConditional() && !trails || odd ? stopPrice(type, side, price) : 0,
                now(Feature.CONDITIONAL, 4) ? TriggerPrice.LAST_PRICE : TriggerPrice.BEST_PRICE,
                trails && inTicks ? random.nextLong(1, swarm.priceRange() + 1) : 0,
                trails && !inTicks || odd && oneIn(2) ? random.nextInt(1, 30_000) : 0,
                now(Feature.ICEBERGS, 5) && type.isLimited() ? Math.max(1, random.nextLong(quantity + 1)) : 0,
                now(Feature.POST_ONLY, 5) && (type == OrderType.LIMIT || oneIn(20)),
                now(Feature.REDUCE_ONLY, 4),
                timeInForce == TimeInForce.GTD || odd && oneIn(3)
                        ? now + random.nextLong(10 * swarm.longestStepNanos())
                        : 0,
                has(Feature.SELF_TRADE_MODES)
                        ? SelfTradePrevention.values()[random.nextInt(4)]
                        : SelfTradePrevention.EXPIRE_TAKER);
    }

    /// Mostly on the side where it has to wait.
    private long stopPrice(OrderType type, Side side, long price) {
        boolean above = (side == Side.BUY) != type.takesProfit();
        long away = random.nextLong(1, swarm.priceRange() + 2);
        return Math.max(1, price + (above ^ oneIn(15) ? away : -away));
    }

    /// Two to five orders that depend on each other.
    Command.SubmitOrderList list(int account, int instrument, long price, long now) {
        Contingency contingency = Contingency.values()[random.nextInt(Contingency.values().length)];
        List<SubmitOrder> orders = new ArrayList<>();
        Side side = side();
        long quantity = quantity();
        if (contingency == Contingency.OTO || contingency == Contingency.BRACKET) {
            OrderType type = oneIn(3) ? OrderType.MARKET : OrderType.LIMIT;
            orders.add(leg(account, instrument, side, type, quantity, price, now, false));
        }
        boolean depend = contingency != Contingency.OTO;
        Side childSide = contingency == Contingency.BRACKET ? side.opposite() : side;
        boolean reduceOnly = contingency != Contingency.BRACKET && now(Feature.REDUCE_ONLY, 3);
        int legs = oneIn(8) ? random.nextInt(1, 5) : 2;
        for (int leg = 0; leg < legs; leg++) {
            OrderType type = leg == 0 ? OrderType.LIMIT : CONDITIONAL[random.nextInt(2)];
            type = !depend && oneIn(4) ? OrderType.MARKET : type;
            Side legSide = oneIn(40) || !depend ? side() : childSide;
            long lots = oneIn(40) ? quantity() : quantity;
            orders.add(leg(account, instrument, legSide, type, lots, price, now, reduceOnly));
        }
        return new Command.SubmitOrderList(contingency, orders);
    }

    private SubmitOrder leg(
            int account,
            int instrument,
            Side side,
            OrderType type,
            long quantity,
            long price,
            long now,
            boolean reduceOnly) {
        TimeInForce timeInForce = now(Feature.ENDING_ORDERS, 8) ? TimeInForce.DAY : TimeInForce.GTC;
        long away = random.nextLong(0, swarm.priceRange() + 1);
        long limit = type == OrderType.LIMIT && !oneIn(4) ? price - side.sign() * away : near(price);
        boolean odd = oneIn(30);
        return new SubmitOrder(
                account,
                oneIn(100) ? 0 : instrument,
                clientOrderId(),
                oneIn(60) ? "other" : "",
                side,
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : timeInForce,
                quantity,
                type.isLimited() ? Math.max(1, limit) : 0,
                odd ? trades.any(random) : 0,
                odd,
                0,
                0,
                odd
                        ? terms(type, side, price, quantity, now, timeInForce)
                        : legTerms(type, side, price, quantity, reduceOnly));
    }

    private OrderTerms legTerms(OrderType type, Side side, long price, long quantity, boolean reduceOnly) {
        boolean limit = type == OrderType.LIMIT;
        return new OrderTerms(
                type.isConditional() ? stopPrice(type, side, price) : 0,
                TriggerPrice.BEST_PRICE,
                0,
                0,
                limit && now(Feature.ICEBERGS, 4) ? random.nextLong(1, quantity + 1) : 0,
                limit && now(Feature.POST_ONLY, 2),
                reduceOnly,
                0,
                SelfTradePrevention.EXPIRE_TAKER);
    }

    Command.AmendOrder amendment(int account, long orderId, long price) {
        return new Command.AmendOrder(
                account,
                orderId,
                random.nextBoolean() ? 0 : quantity(),
                random.nextBoolean() ? 0 : near(price),
                oneIn(3) ? near(price) : 0);
    }

    String newReference() {
        return "d" + ++idCount;
    }
}
