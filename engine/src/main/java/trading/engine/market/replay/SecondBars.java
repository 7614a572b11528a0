package trading.engine.market.replay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;

/// Makes bars of a second out of trades. A second without a trade has no bar.
final class SecondBars {
    private @Nullable BarRow unfinished;

    /// `trade` is not earlier than the one before. Gives the bar of the second before, when this trade begins
    /// another.
    @Nullable
    BarRow add(BarRow trade) {
        BarRow before = unfinished;
        long second = TimeFrame.S1.openTimeNanos(trade.openTimeNanos());
        if (before != null && before.openTimeNanos() == second) {
            unfinished = new BarRow(
                    before.line(),
                    second,
                    before.open(),
                    before.high().max(trade.high()),
                    before.low().min(trade.low()),
                    trade.close(),
                    before.volume().add(trade.volume()),
                    before.tradeCount() + trade.tradeCount());
            return null;
        }
        unfinished = new BarRow(
                trade.line(),
                second,
                trade.open(),
                trade.high(),
                trade.low(),
                trade.close(),
                BigDecimal.ZERO.add(trade.volume()),
                trade.tradeCount());
        return before;
    }

    /// The last one; null when there was no trade since.
    @Nullable
    BarRow finish() {
        BarRow last = unfinished;
        unfinished = null;
        return last;
    }
}
