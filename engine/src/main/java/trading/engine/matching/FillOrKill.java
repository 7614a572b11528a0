package trading.engine.matching;

import trading.engine.model.SelfTradePrevention;

/// Whether an order would be filled whole, found out without touching anything.
final class FillOrKill {
    private static final long MEETS_ITSELF = -1;

    private FillOrKill() {}

    static boolean isPossible(BookOrder taker, BookSide opposite) {
        long missing = taker.leavesQuantity();
        PriceLevel level = opposite.best();
        while (level != null && missing > 0 && opposite.isWithin(level.price, taker.priceBound())) {
            missing = missingAfter(level, taker, missing);
            level = level.worse;
        }
        return missing == 0;
    }

    /// As the level would be matched: first what each order shows, then the slices that come up behind them.
    private static long missingAfter(PriceLevel level, BookOrder taker, long missing) {
        boolean touched = level.isTouchedBy(taker);
        long left = missing;
        long laterSlices = 0;
        for (BookOrder maker = level.first; maker != null; maker = maker.later) {
            if (maker.account() != taker.account()) {
                long offered = touched ? maker.behindQueue(left) : left;
                offered = taker.shareOf(maker, maker.shareOf(taker, offered));
                long taken = Math.min(maker.shownQuantity(), offered);
                left -= taken;
                if (left == 0) {
                    return 0;
                }
                laterSlices += Math.min(maker.leavesQuantity() - taken, offered - taken);
            } else if (taker.selfTradePrevention() != SelfTradePrevention.EXPIRE_MAKER) {
                return MEETS_ITSELF;
            }
        }
        return Math.max(0, left - laterSlices);
    }
}
