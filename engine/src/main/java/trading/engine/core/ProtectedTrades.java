package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.position.RoundTrip;

/// The open trades of one instrument that have a stop or a target, by id.
///
/// Keeps the nearest prices at which any of them would be reached, so that nearly every price is passed
/// over without a look at the trades.
final class ProtectedTrades {
    private final List<RoundTrip> trades = new ArrayList<>();
    private long highestBelowLong;
    private long lowestAboveLong = Long.MAX_VALUE;
    private long highestBelowShort;
    private long lowestAboveShort = Long.MAX_VALUE;

    void add(RoundTrip trade) {
        int index = trades.size();
        while (index > 0 && trades.get(index - 1).tradeId() > trade.tradeId()) {
            index--;
        }
        trades.add(index, trade);
        narrow(trade);
    }

    void remove(RoundTrip trade) {
        trades.remove(trade);
        highestBelowLong = 0;
        lowestAboveLong = Long.MAX_VALUE;
        highestBelowShort = 0;
        lowestAboveShort = Long.MAX_VALUE;
        for (int i = 0; i < trades.size(); i++) {
            narrow(trades.get(i));
        }
    }

    private void narrow(RoundTrip trade) {
        boolean isLong = trade.side() == Side.BUY;
        long below = isLong ? trade.stopLossPrice() : trade.takeProfitPrice();
        long above = isLong ? trade.takeProfitPrice() : trade.stopLossPrice();
        long aboveOrNever = above == 0 ? Long.MAX_VALUE : above;
        if (isLong) {
            highestBelowLong = Math.max(highestBelowLong, below);
            lowestAboveLong = Math.min(lowestAboveLong, aboveOrNever);
        } else {
            highestBelowShort = Math.max(highestBelowShort, below);
            lowestAboveShort = Math.min(lowestAboveShort, aboveOrNever);
        }
    }

    /// The first one that is reached and was not tried in this turn yet; null when there is none. A long is
    /// measured at the price it can be sold for, a short at the price it can be bought back for; 0 is none.
    @Nullable
    RoundTrip nextReached(long sellPrice, long buyPrice, long turn) {
        boolean longs = sellPrice > 0 && (sellPrice <= highestBelowLong || sellPrice >= lowestAboveLong);
        boolean shorts = buyPrice > 0 && (buyPrice <= highestBelowShort || buyPrice >= lowestAboveShort);
        if (!longs && !shorts) {
            return null;
        }
        for (int i = 0; i < trades.size(); i++) {
            RoundTrip trade = trades.get(i);
            long price = trade.side() == Side.BUY ? sellPrice : buyPrice;
            if (reached(trade, price) != ExitReason.NONE && trade.markTried(turn)) {
                return trade;
            }
        }
        return null;
    }

    /// What of the trade is reached at that price.
    static ExitReason reached(RoundTrip trade, long price) {
        boolean isLong = trade.side() == Side.BUY;
        long stop = trade.stopLossPrice();
        long target = trade.takeProfitPrice();
        if (price > 0 && stop > 0 && (isLong ? price <= stop : price >= stop)) {
            return ExitReason.STOP_LOSS;
        }
        if (price > 0 && target > 0 && (isLong ? price >= target : price <= target)) {
            return ExitReason.TAKE_PROFIT;
        }
        return ExitReason.NONE;
    }
}
