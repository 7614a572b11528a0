package trading.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// A market for one strategy: bars go in, its wishes come out, each with the number of its bar. Everything
/// wished is had at once.
final class WishList implements StrategyContext {
    static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000_000);

    private final Strategy strategy;
    private final List<String> wishes = new ArrayList<>();
    private int minute;
    private @Nullable Trade open;

    WishList(Strategy strategy) {
        this.strategy = strategy;
    }

    /// A bar that moved from the last close to this one, with a wick of `wick` on either side.
    WishList bar(long open, long close, long wick) {
        strategy.onBar(
                new Bar(
                        BTC.id(),
                        TimeFrame.M1,
                        minute * TimeFrame.M1.nanos(),
                        open,
                        Math.max(open, close) + wick,
                        Math.min(open, close) - wick,
                        close,
                        1,
                        1),
                this);
        minute++;
        return this;
    }

    WishList closes(long wick, long... closes) {
        for (long close : closes) {
            bar(close, close, wick);
        }
        return this;
    }

    List<String> wishes() {
        return wishes;
    }

    /// The gateway has closed its trade.
    void stopped() {
        open = null;
    }

    @Override
    public Instrument instrument() {
        return BTC;
    }

    @Override
    public long timeNanos() {
        return minute * TimeFrame.M1.nanos();
    }

    @Override
    public Optional<Trade> openTrade() {
        return Optional.ofNullable(open);
    }

    @Override
    public long equity() {
        return 100_000 * FixedPoint.ONE;
    }

    @Override
    public long freeCash() {
        return equity();
    }

    @Override
    public long quantityAtRisk(long price, long stopLossPrice) {
        return 1;
    }

    @Override
    public void buy(long stopLossPrice, long takeProfitPrice, String reason) {
        buy(1, stopLossPrice, takeProfitPrice, reason);
    }

    @Override
    public void buy(long quantity, long stopLossPrice, long takeProfitPrice, String reason) {
        wishes.add(minute + " buy " + stopLossPrice + " " + takeProfitPrice + " " + reason);
        open = new Trade(
                1, 1, 0, "", Side.BUY, TradeStatus.OPEN, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, ExitReason.NONE, 0, 0, 0);
    }

    @Override
    public void exit(String reason) {
        wishes.add(minute + " exit " + reason);
        open = null;
    }

    @Override
    public void note(String text) {
        wishes.add(minute + " note " + text);
    }
}
