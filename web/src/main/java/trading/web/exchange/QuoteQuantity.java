package trading.web.exchange;

import java.math.BigDecimal;
import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.view.Depth;
import trading.engine.view.Level;

/// How many lots an amount of the quote asset buys or brings, by the book as it is now.
final class QuoteQuantity {
    private QuoteQuantity() {}

    /// Never more than `amount` is worth at these prices; fees come on top.
    static long lots(Instrument instrument, Side side, BigDecimal amount, Depth depth) {
        List<Level> levels = side == Side.BUY ? depth.asks() : depth.bids();
        if (levels.isEmpty()) {
            throw ExchangeError.bad(-2010, "Order book liquidity is less than symbol minimum quantity.")
                    .asException();
        }
        BigDecimal rest = amount;
        long lots = 0;
        for (Level level : levels) {
            BigDecimal priceOfLot = instrument.price(level.price()).multiply(instrument.quantity(1));
            BigDecimal affordable = rest.divideToIntegralValue(priceOfLot);
            long taken = affordable.min(BigDecimal.valueOf(level.quantity())).longValueExact();
            lots = Math.addExact(lots, taken);
            rest = rest.subtract(priceOfLot.multiply(BigDecimal.valueOf(taken)));
            if (taken < level.quantity()) {
                break;
            }
        }
        if (lots < instrument.minimumLots() || lots > instrument.maximumLots()) {
            throw ExchangeError.filter("LOT_SIZE").asException();
        }
        return lots;
    }
}
