package trading.engine.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.message.Command;
import trading.engine.message.Command.CancelOrder;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.HostConfig;
import trading.engine.strategy.host.HostListener;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.Outcome;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.StrategyCalls;
import trading.engine.strategy.host.StrategyHost;

/// A made-up market for one strategy in the real host: bars go in, what it wants comes out, each with the number
/// of its bar. Market orders are filled at the close, waiting ones when the price reaches them; stops and targets
/// are kept.
final class WishList {
    static final Instrument BTC = new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000);
    static final Instrument ETH = new Instrument(1, "ETHUSDT", "ETH", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000);
    private static final int ACCOUNT = 1;

    private record Queued(long sequence, Command command) {}

    private final List<String> wishes = new ArrayList<>();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final SortedMap<Long, Order> orders = new TreeMap<>();
    private final SortedMap<Long, SubmitOrder> submitted = new TreeMap<>();
    private final SortedMap<Long, Trade> trades = new TreeMap<>();
    private final SortedMap<Integer, Long> closes = new TreeMap<>();
    private final StrategyHost host;
    private long sequence;
    private int minute;
    private List<SeenPattern> patterns = List.of();
    private Optional<AnalystOpinion> opinion = Optional.empty();

    WishList(Strategy strategy) {
        this(strategy, MemoryStore.NONE);
    }

    WishList(Strategy strategy, MemoryStore memories) {
        HostListener listener = new HostListener() {
            @Override
            public void decided(Decision decision) {
                heard(decision);
            }

            @Override
            public void said(String name, String symbol, long timeNanos, String text) {
                if (!text.startsWith("buy: ") && !text.startsWith("sell: ") && !text.startsWith("cancel: ")) {
                    wishes.add(minute + " note " + text);
                }
            }

            @Override
            public void disabled(String name, String symbol, long timeNanos, String reason, Throwable cause) {
                throw new AssertionError(reason, cause);
            }
        };
        Insights insights = new Insights() {
            @Override
            public PatternSight patterns(Instrument instrument) {
                return bar -> patterns;
            }

            @Override
            public Optional<AnalystOpinion> opinion(String name, Instrument instrument, Bar bar) {
                return opinion;
            }
        };
        HostConfig config = new HostConfig(
                ACCOUNT, "USDT", new Sizing.Fixed(1_000), new SizingLimits(1_000_000, Long.MAX_VALUE, 0), 1_000, 1_000);
        host = new StrategyHost(config, StrategyCalls.DIRECT, this::take, listener, memories, insights);
        try {
            host.open(
                    new Opening(
                            List.of(BTC, ETH),
                            List.of(),
                            List.of(new Balance(ACCOUNT, "USDT", 100_000 * FixedPoint.ONE, 0)),
                            List.of(),
                            List.of()),
                    List.of(new Assignment("BTCUSDT", TimeFrame.M1, () -> strategy)),
                    name -> SeatTerms.USUAL,
                    assignment -> true,
                    BarHistory.NONE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The patterns that end with each bar from now on.
    WishList patterns(SeenPattern... seen) {
        patterns = List.of(seen);
        return this;
    }

    WishList opinion(AnalystOpinion held) {
        opinion = Optional.of(held);
        return this;
    }

    /// A bar that moved from the last close to this one, with a wick of `wick` on either side.
    WishList bar(long open, long close, long wick) {
        return bar(BTC, open, close, wick, true);
    }

    WishList closes(long wick, long... series) {
        for (long close : series) {
            bar(close, close, wick);
        }
        return this;
    }

    /// A minute of both instruments.
    WishList pair(long bitcoin, long ether) {
        bar(BTC, bitcoin, bitcoin, 10, false);
        return bar(ETH, ether, ether, 10, true);
    }

    /// Nothing trades for so long.
    WishList minutes(int passed) {
        for (int i = 0; i < passed; i++) {
            minute++;
            report(List.of());
        }
        return this;
    }

    private WishList bar(Instrument of, long open, long close, long wick, boolean last) {
        Bar bar = new Bar(
                of.id(),
                TimeFrame.M1,
                minute * TimeFrame.M1.nanos(),
                open,
                Math.max(open, close) + wick,
                Math.min(open, close) - wick,
                close,
                1,
                1);
        closes.put(of.id(), close);
        List<Report> reports = new ArrayList<>();
        reach(bar, reports);
        reports.add(new Report.BarClosed(bar));
        report(reports, bar.closeTimeNanos());
        if (last) {
            minute++;
        }
        return this;
    }

    /// Waiting orders, stops and targets that the bar reaches.
    private void reach(Bar bar, List<Report> reports) {
        for (Order order : List.copyOf(orders.values())) {
            long price = order.type() == OrderType.LIMIT
                    ? order.limitPrice()
                    : order.terms().stopPrice();
            if (order.instrument() == bar.instrument() && bar.low() <= price && price <= bar.high()) {
                orders.remove(order.orderId());
                fill(order.orderId(), price, reports);
            }
        }
        for (Trade trade : List.copyOf(trades.values())) {
            boolean open = trade.status() == TradeStatus.OPEN && trade.instrument() == bar.instrument();
            if (open && trade.stopLossPrice() > 0 && bar.low() <= trade.stopLossPrice()) {
                close(trade, trade.stopLossPrice(), ExitReason.STOP_LOSS, reports);
            } else if (open && trade.takeProfitPrice() > 0 && bar.high() >= trade.takeProfitPrice()) {
                close(trade, trade.takeProfitPrice(), ExitReason.TAKE_PROFIT, reports);
            }
        }
    }

    List<String> wishes() {
        return wishes;
    }

    List<Trade> trades() {
        return List.copyOf(trades.values());
    }

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    /// The gateway has closed its trade.
    void stopped() {
        List<Report> reports = new ArrayList<>();
        for (Trade trade : List.copyOf(trades.values())) {
            if (trade.status() == TradeStatus.OPEN) {
                close(trade, closes.get(trade.instrument()), ExitReason.STOP_LOSS, reports);
            }
        }
        report(reports);
    }

    private void heard(Decision decision) {
        String symbol = decision.symbol().equals("BTCUSDT") ? "" : decision.symbol() + " ";
        if (decision.outcome() != Outcome.SENT) {
            wishes.add(
                    minute + " " + decision.outcome() + " " + symbol + decision.reason() + " | " + decision.detail());
        } else if (decision.action() == Action.ENTER) {
            wishes.add(minute + (decision.side() == Side.BUY ? " buy " : " sell ") + symbol + decision.stopLossPrice()
                    + " " + decision.takeProfitPrice() + " " + decision.reason());
        } else {
            wishes.add(
                    minute + (decision.action() == Action.EXIT ? " exit " : " cancel ") + symbol + decision.reason());
        }
    }

    private long take(Command command) {
        sequence++;
        queue.add(new Queued(sequence, command));
        return sequence;
    }

    private void report(List<Report> reports) {
        report(reports, minute * TimeFrame.M1.nanos());
    }

    private void report(List<Report> reports, long timeNanos) {
        try {
            sequence++;
            host.onReports(sequence, timeNanos, reports, true);
            while (!queue.isEmpty()) {
                Queued next = queue.remove();
                List<Report> decided = new ArrayList<>();
                decide(next, decided);
                host.onReports(next.sequence(), timeNanos, decided, true);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void decide(Queued queued, List<Report> reports) {
        switch (queued.command()) {
            case SubmitOrder order -> submit(queued.sequence(), order, reports);
            case CancelOrder cancel -> {
                Order order = orders.remove(cancel.orderId());
                Trade trade = trades.remove(cancel.orderId());
                reports.add(new Report.Canceled(
                        order(cancel.orderId(), OrderStatus.CANCELED), CancelReason.REQUESTED, false));
                if (order != null && trade != null) {
                    reports.add(new Report.TradeUpdated(
                            trade(cancel.orderId(), TradeStatus.CANCELED, 0, 0, ExitReason.NONE), false));
                }
            }
            case CloseTrade close ->
                close(
                        trades.get(close.tradeId()),
                        closes.get(trades.get(close.tradeId()).instrument()),
                        close.reason(),
                        reports);
            default -> throw new AssertionError("not known here: " + queued);
        }
    }

    private void submit(long id, SubmitOrder order, List<Report> reports) {
        submitted.put(id, order);
        if (order.type() == OrderType.MARKET) {
            fill(id, closes.get(order.instrument()), reports);
            return;
        }
        Order accepted = order(id, OrderStatus.NEW);
        orders.put(id, accepted);
        trades.put(id, trade(id, TradeStatus.PENDING, 0, 0, ExitReason.NONE));
        reports.add(new Report.Accepted(accepted, false));
        reports.add(new Report.TradeUpdated(trades.get(id), false));
    }

    private void fill(long id, long price, List<Report> reports) {
        trades.put(id, trade(id, TradeStatus.OPEN, price, 0, ExitReason.NONE));
        reports.add(new Report.OrderUpdated(order(id, OrderStatus.FILLED), OrderEvent.AMENDED, false));
        reports.add(new Report.TradeUpdated(trades.get(id), false));
    }

    private void close(Trade trade, long price, ExitReason reason, List<Report> reports) {
        long entry = trade.entryNotional() / BTC.notional(1, trade.entryQuantity());
        trades.put(trade.tradeId(), trade(trade.tradeId(), TradeStatus.CLOSED, entry, price, reason));
        reports.add(new Report.TradeUpdated(trades.get(trade.tradeId()), false));
    }

    private Order order(long id, OrderStatus status) {
        SubmitOrder of = submitted.get(id);
        boolean filled = status == OrderStatus.FILLED;
        return new Order(
                id,
                ACCOUNT,
                of.instrument(),
                of.clientOrderId(),
                of.strategy(),
                of.side(),
                of.type(),
                of.timeInForce(),
                of.quantity(),
                of.limitPrice(),
                filled ? of.quantity() : 0,
                filled ? 0 : of.quantity(),
                0,
                0,
                status,
                id,
                0,
                0,
                of.terms(),
                0);
    }

    private Trade trade(long id, TradeStatus status, long entry, long exit, ExitReason reason) {
        SubmitOrder of = submitted.get(id);
        long in = entry == 0 ? 0 : of.quantity();
        long out = exit == 0 ? 0 : of.quantity();
        long bought = BTC.notional(entry, in);
        long sold = BTC.notional(exit, out);
        return new Trade(
                id,
                ACCOUNT,
                of.instrument(),
                of.strategy(),
                of.side(),
                status,
                id,
                of.quantity(),
                in,
                out,
                bought,
                sold,
                0,
                out == 0 ? 0 : (sold - bought) * of.side().sign(),
                of.stopLossPrice(),
                of.takeProfitPrice(),
                reason,
                0,
                0,
                0);
    }
}
