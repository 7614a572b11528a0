package trading.engine.orchestrator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ReportHandler;
import trading.engine.market.CommandSink;
import trading.engine.message.Command;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Opening;

/// A small exchange to try the orchestrator on: one queue, everything bought and sold at the last close,
/// stops and targets kept, a fee of a tenth of a percent, client order ids taken once.
public final class PaperDesk implements CommandSink {
    public static final int ACCOUNT = 1;
    public static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000_000);
    public static final Instrument ETH =
            new Instrument(1, "ETHUSDT", "ETH", "USDT", 1_000_000, 10_000, 1, 10_000_000, 500_000_000);
    public static final long MINUTE = TimeFrame.M1.nanos();

    private record Queued(long sequence, Command command) {}

    private final Deque<Queued> queue = new ArrayDeque<>();
    private final Map<Integer, Bar> last = new HashMap<>();
    private final Map<Integer, Long> held = new TreeMap<>();
    private final Map<Long, Trade> trades = new TreeMap<>();
    private final Map<String, SubmitOrder> orders = new HashMap<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Command> taken = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private @Nullable ReportHandler handler;
    private long cash = 100_000 * FixedPoint.ONE;
    private long sequence;
    private long decided;
    private long timeNanos;
    private boolean busy;
    private boolean refusing;
    private boolean nobodyBuys;

    /// From now on it reports to this one, and to none before.
    public void reportTo(@Nullable ReportHandler handler) {
        this.handler = handler;
    }

    public void busy(boolean busy) {
        this.busy = busy;
    }

    public void nobodyBuys(boolean nobody) {
        nobodyBuys = nobody;
    }

    public void refuseEntries() {
        refusing = true;
    }

    @Override
    public long trySubmit(Command command) {
        if (busy) {
            return -1;
        }
        sequence++;
        queue.add(new Queued(sequence, command));
        return sequence;
    }

    /// A bar closes, on time.
    public void bar(Bar bar) {
        bar(bar, bar.closeTimeNanos());
    }

    public void bar(Bar bar, long atNanos) {
        timeNanos = atNanos;
        sequence++;
        queue.add(new Queued(sequence, new PublishBar(bar)));
        settle();
    }

    /// Time goes by, and nothing happens.
    public void tick() {
        sequence++;
        queue.add(new Queued(sequence, new Command.AdvanceTime()));
        settle();
    }

    public void settle() {
        while (!queue.isEmpty()) {
            Queued next = queue.remove();
            reports.clear();
            decide(next.command());
            decided = next.sequence();
            tell(List.copyOf(reports));
        }
    }

    public Opening opening() {
        return new Opening(
                List.of(BTC, ETH),
                List.copyOf(trades.values()),
                List.of(balance()),
                held.keySet().stream().map(this::position).toList(),
                last.values().stream().map(PaperDesk::quote).toList());
    }

    /// The past, for those who ask for bars.
    public BarHistory history() {
        return (instrument, frame, count) -> {
            List<Bar> found = bars.stream()
                    .filter(bar -> bar.instrument() == instrument && bar.frame() == frame)
                    .toList();
            return found.subList(Math.max(0, found.size() - count), found.size());
        };
    }

    /// Orders and exits in the order in which they came.
    public List<Command> taken() {
        return taken;
    }

    public List<String> entries() {
        return taken.stream()
                .filter(SubmitOrder.class::isInstance)
                .map(order -> ((SubmitOrder) order).clientOrderId())
                .toList();
    }

    public List<Trade> trades() {
        return List.copyOf(trades.values());
    }

    public long cash() {
        return cash;
    }

    public long lastSequence() {
        return decided;
    }

    private void tell(List<Report> told) {
        if (handler == null) {
            return;
        }
        try {
            handler.onReports(decided, timeNanos, told, queue.isEmpty());
        } catch (Exception e) {
            throw new AssertionError("the orchestrator threw", e);
        }
    }

    private void decide(Command command) {
        switch (command) {
            case PublishBar(Bar bar) -> {
                stopped(bar);
                last.put(bar.instrument(), bar);
                bars.add(bar);
                reports.add(new Report.QuoteUpdated(quote(bar)));
                reports.add(new Report.BarClosed(bar));
            }
            case SubmitOrder order -> enter(order);
            case CloseTrade close -> {
                taken.add(close);
                Trade trade = trades.get(close.tradeId());
                if (!nobodyBuys) {
                    exit(trade, lastClose(trade.instrument()), close.reason());
                }
            }
            default -> {}
        }
    }

    private void stopped(Bar bar) {
        for (Trade trade : List.copyOf(trades.values())) {
            if (trade.status() == TradeStatus.OPEN && trade.instrument() == bar.instrument()) {
                if (trade.stopLossPrice() > 0 && bar.low() <= trade.stopLossPrice()) {
                    exit(trade, trade.stopLossPrice(), ExitReason.STOP_LOSS);
                } else if (trade.takeProfitPrice() > 0 && bar.high() >= trade.takeProfitPrice()) {
                    exit(trade, trade.takeProfitPrice(), ExitReason.TAKE_PROFIT);
                }
            }
        }
    }

    private void enter(SubmitOrder order) {
        SubmitOrder before = orders.putIfAbsent(order.clientOrderId(), order);
        if (before != null) {
            reports.add(new Report.Duplicate(ACCOUNT, order.clientOrderId(), 1, before.equals(order), false));
            return;
        }
        taken.add(order);
        long price = lastClose(order.instrument());
        long notional = instrument(order.instrument()).notional(price, order.quantity());
        long fee = notional / 1_000;
        if (refusing || notional + fee > cash) {
            reports.add(new Report.Denied(
                    ACCOUNT,
                    order.instrument(),
                    order.clientOrderId(),
                    order.strategy(),
                    DenyCode.BALANCE_INSUFFICIENT,
                    notional + fee,
                    cash,
                    false));
            return;
        }
        cash -= notional + fee;
        held.merge(order.instrument(), order.quantity(), Long::sum);
        long id = trades.size() + 1L;
        book(new Trade(
                id,
                ACCOUNT,
                order.instrument(),
                order.strategy(),
                Side.BUY,
                TradeStatus.OPEN,
                id,
                order.quantity(),
                order.quantity(),
                0,
                notional,
                0,
                fee,
                -fee,
                order.stopLossPrice(),
                order.takeProfitPrice(),
                ExitReason.NONE,
                timeNanos,
                timeNanos,
                0));
    }

    private void exit(Trade trade, long price, ExitReason reason) {
        long notional = instrument(trade.instrument()).notional(price, trade.openQuantity());
        long fee = notional / 1_000;
        cash += notional - fee;
        held.merge(trade.instrument(), -trade.openQuantity(), Long::sum);
        book(new Trade(
                trade.tradeId(),
                ACCOUNT,
                trade.instrument(),
                trade.strategy(),
                Side.BUY,
                TradeStatus.CLOSED,
                trade.entryOrderId(),
                trade.orderQuantity(),
                trade.entryQuantity(),
                trade.entryQuantity(),
                trade.entryNotional(),
                notional,
                trade.fees() + fee,
                notional - trade.entryNotional() - trade.fees() - fee,
                trade.stopLossPrice(),
                trade.takeProfitPrice(),
                reason,
                trade.createdNanos(),
                trade.openedNanos(),
                timeNanos));
    }

    private void book(Trade trade) {
        trades.put(trade.tradeId(), trade);
        reports.add(new Report.TradeUpdated(trade, false));
        reports.add(new Report.PositionUpdated(position(trade.instrument()), false));
        reports.add(new Report.BalanceUpdated(balance(), false));
    }

    private long lastClose(int instrument) {
        Bar bar = last.get(instrument);
        if (bar == null) {
            throw new AssertionError("no bar yet: instrument=" + instrument);
        }
        return bar.close();
    }

    private Balance balance() {
        return new Balance(ACCOUNT, "USDT", cash, 0);
    }

    private Position position(int instrument) {
        return new Position(ACCOUNT, instrument, held.getOrDefault(instrument, 0L), 0, 0, 0);
    }

    private static Quote quote(Bar bar) {
        return new Quote(bar.instrument(), bar.close(), 1_000, bar.close() + 1, 1_000, bar.closeTimeNanos());
    }

    public static Instrument instrument(int id) {
        return id == BTC.id() ? BTC : ETH;
    }
}
