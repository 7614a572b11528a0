package trading.engine.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

/// Wants one order for each bar of a minute, under an id that it makes of the bar. After a restart it sees the
/// last bars again and wants the same orders again.
final class SimulatedStrategy implements ReportHandler {
    private static final int SEEN_AGAIN = 4;
    private static final int ACCOUNT = 1;

    private final Deque<SubmitOrder> wishes = new ArrayDeque<>();
    private final Deque<SubmitOrder> ofLastBars = new ArrayDeque<>();

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        for (Report report : reports) {
            if (report instanceof Report.BarClosed(Bar bar) && bar.frame() == TimeFrame.M1) {
                SubmitOrder wish = order(bar);
                wishes.addLast(wish);
                ofLastBars.addLast(wish);
                if (ofLastBars.size() > SEEN_AGAIN) {
                    ofLastBars.removeFirst();
                }
            }
        }
    }

    private static SubmitOrder order(Bar bar) {
        return new SubmitOrder(
                ACCOUNT,
                bar.instrument(),
                "bars:" + bar.instrument() + ":" + bar.openTimeNanos(),
                "bars",
                bar.close() >= bar.open() ? Side.BUY : Side.SELL,
                OrderType.MARKET,
                TimeInForce.IOC,
                2,
                0,
                0,
                true,
                0,
                0);
    }

    void restarted() {
        wishes.clear();
        wishes.addAll(ofLastBars);
    }

    boolean hasWish() {
        return !wishes.isEmpty();
    }

    SubmitOrder takeWish() {
        return wishes.removeFirst();
    }
}
