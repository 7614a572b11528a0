package trading.engine.risk;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import trading.engine.model.ExitReason;
import trading.engine.model.Protection;
import trading.engine.model.Side;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The last trades of an account that ended, as far as its protections need them.
public final class ClosedTrades {
    private static final int MOST = 1_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Deque<Closed> trades = new ArrayDeque<>();

    /// `pnl` and `cost` are money.
    public record Closed(long timeNanos, int instrument, Side side, ExitReason reason, long pnl, long cost) {}

    public void add(Closed trade) {
        if (trades.size() == MOST) {
            trades.removeFirst();
        }
        trades.addLast(trade);
    }

    public void clear() {
        trades.clear();
    }

    /// Whether a protection wants a lock after a trade of that instrument and side has ended.
    public boolean setsOff(Protection protection, int instrument, Side side, long nowNanos, EquityTrack equity) {
        return switch (protection.kind()) {
            case COOLDOWN -> true;
            case MAX_DRAWDOWN -> isDrawnDown(protection, nowNanos, equity);
            case STOP_LOSS_GUARD ->
                stopLosses(protection, instrument, side, nowNanos) >= Math.max(1, protection.trades());
            case LOW_PROFIT -> isLowProfit(protection, instrument, side, nowNanos);
        };
    }

    /// `fall / highest > thresholdPpm / 1e6`, without a fraction.
    private static boolean isDrawnDown(Protection protection, long nowNanos, EquityTrack equity) {
        long highest = equity.highest(nowNanos, protection.lookbackNanos());
        long fall = highest - equity.equity();
        BigInteger allowed = BigInteger.valueOf(highest).multiply(BigInteger.valueOf(protection.thresholdPpm()));
        return highest > 0 && BigInteger.valueOf(fall).multiply(MILLION).compareTo(allowed) > 0;
    }

    private int stopLosses(Protection protection, int instrument, Side side, long nowNanos) {
        int count = 0;
        for (Closed trade : trades) {
            boolean stopped = trade.reason() == ExitReason.STOP_LOSS || trade.reason() == ExitReason.LIQUIDATION;
            if (stopped && trade.pnl() < 0 && isMeant(protection, trade, instrument, side, nowNanos)) {
                count++;
            }
        }
        return count;
    }

    private boolean isLowProfit(Protection protection, int instrument, Side side, long nowNanos) {
        int count = 0;
        BigInteger pnl = BigInteger.ZERO;
        BigInteger cost = BigInteger.ZERO;
        for (Closed trade : trades) {
            if (isMeant(protection, trade, instrument, side, nowNanos)) {
                count++;
                pnl = pnl.add(BigInteger.valueOf(trade.pnl()));
                cost = cost.add(BigInteger.valueOf(trade.cost()));
            }
        }
        BigInteger wanted = cost.multiply(BigInteger.valueOf(protection.thresholdPpm()));
        return count >= Math.max(1, protection.trades())
                && pnl.multiply(MILLION).compareTo(wanted) < 0;
    }

    private static boolean isMeant(Protection protection, Closed trade, int instrument, Side side, long nowNanos) {
        if (nowNanos - trade.timeNanos() > protection.lookbackNanos()) {
            return false;
        }
        return switch (protection.scope()) {
            case ALL -> true;
            case PAIR -> trade.instrument() == instrument;
            case PAIR_SIDE -> trade.instrument() == instrument && trade.side() == side;
        };
    }

    void encode(StateWriter writer) {
        writer.putInt(trades.size());
        for (Closed trade : trades) {
            writer.putLong(trade.timeNanos());
            writer.putInt(trade.instrument());
            writer.putEnum(trade.side());
            writer.putEnum(trade.reason());
            writer.putLong(trade.pnl());
            writer.putLong(trade.cost());
        }
    }

    void decode(StateReader reader) {
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            trades.addLast(new Closed(
                    reader.readLong(),
                    reader.readInt(),
                    reader.readEnum(Side.values()),
                    reader.readEnum(ExitReason.values()),
                    reader.readLong(),
                    reader.readLong()));
        }
    }
}
