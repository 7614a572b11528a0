package trading.engine.reference;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainChecks.Verdict;

/// The outside market: its best prices stand in the book as two orders.
final class PlainQuotes {
    private final PlainState state;
    private final PlainVenue venue;
    private final PlainOrders orders;

    PlainQuotes(PlainState state, PlainVenue venue, PlainOrders orders) {
        this.state = state;
        this.venue = venue;
        this.orders = orders;
    }

    void update(UpdateQuote quote) {
        PlainAccount account = state.account(quote.account());
        PlainMarket market = state.market(quote.instrument());
        if (account == null || !account.isLiquidity()) {
            deny(quote, false, new Refusal(DenyCode.ACCOUNT_UNKNOWN, quote.account(), 0));
        } else if (market == null) {
            deny(quote, true, new Refusal(DenyCode.INSTRUMENT_UNKNOWN, quote.instrument(), 0));
        } else {
            Refusal refusal = wrong(quote, market.instrument);
            if (refusal != null) {
                deny(quote, true, refusal);
            } else {
                replace(quote, account, market);
            }
        }
    }

    private void deny(UpdateQuote quote, boolean liquidity, Refusal refusal) {
        orders.deny(
                quote.account(), quote.instrument(), liquidity, refusal.code(), refusal.measured(), refusal.limit());
    }

    private static @Nullable Refusal wrong(UpdateQuote quote, Instrument instrument) {
        Refusal bid = wrongSide(quote.bidPrice(), quote.bidQuantity(), instrument);
        if (bid != null) {
            return bid;
        }
        Refusal ask = wrongSide(quote.askPrice(), quote.askQuantity(), instrument);
        if (ask != null) {
            return ask;
        }
        boolean both = quote.bidQuantity() > 0 && quote.askQuantity() > 0;
        return both && quote.bidPrice() >= quote.askPrice()
                ? new Refusal(DenyCode.PRICE_ABOVE_MAXIMUM, quote.bidPrice(), quote.askPrice() - 1)
                : null;
    }

    private static @Nullable Refusal wrongSide(long price, long quantity, Instrument instrument) {
        if (quantity == 0) {
            return null;
        }
        if (quantity < 0) {
            return new Refusal(DenyCode.QUANTITY_BELOW_MINIMUM, quantity, 0);
        }
        if (quantity > PlainChecks.MOST_LOTS) {
            return new Refusal(DenyCode.QUANTITY_ABOVE_MAXIMUM, quantity, PlainChecks.MOST_LOTS);
        }
        if (price < 1) {
            return new Refusal(DenyCode.PRICE_BELOW_MINIMUM, price, 1);
        }
        if (price > PlainChecks.MOST_TICKS) {
            return new Refusal(DenyCode.PRICE_ABOVE_MAXIMUM, price, PlainChecks.MOST_TICKS);
        }
        return PlainChecks.fitsMarket(instrument, price, quantity)
                ? null
                : new Refusal(DenyCode.ARITHMETIC_OVERFLOW, quantity, 0);
    }

    /// An order that is already as it should be keeps its place.
    private void replace(UpdateQuote quote, PlainAccount account, PlainMarket market) {
        market.confirmedNanos = state.nowNanos;
        state.changed(market);
        boolean hasBid = quote.bidQuantity() == 0;
        boolean hasAsk = quote.askQuantity() == 0;
        for (PlainOrder order : state.openOrders(account, market)) {
            boolean buy = order.side() == Side.BUY;
            if (buy && !hasBid && isAt(order, quote.bidPrice(), quote.bidQuantity())) {
                hasBid = true;
            } else if (!buy && !hasAsk && isAt(order, quote.askPrice(), quote.askQuantity())) {
                hasAsk = true;
            } else {
                venue.withdraw(order, CancelReason.REQUESTED);
            }
        }
        if (!hasBid) {
            accept(account, market, Side.BUY, quote.bidPrice(), quote.bidQuantity());
        }
        if (!hasAsk) {
            accept(account, market, Side.SELL, quote.askPrice(), quote.askQuantity());
        }
    }

    private static boolean isAt(PlainOrder order, long price, long quantity) {
        return order.limitPrice == price && order.bound == price && order.open() == quantity;
    }

    private void accept(PlainAccount account, PlainMarket market, Side side, long price, long quantity) {
        SubmitOrder request = new SubmitOrder(
                account.id,
                market.instrument.id(),
                "",
                "",
                side,
                OrderType.LIMIT,
                TimeInForce.GTC,
                quantity,
                price,
                0,
                false,
                0,
                0);
        PlainOrder order =
                venue.accept(request, account, market, new Verdict(null, price, 0, false, false), ExitReason.NONE);
        order.ofOutsideMarket = true;
        venue.prepare(order, false);
        venue.start(order);
    }
}
