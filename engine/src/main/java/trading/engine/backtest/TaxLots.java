package trading.engine.backtest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Side;

/// Which purchase each sale sold.
///
/// Money is split by quantity, rounded down, and what is lost by that stays with the rest of its fill: the lots of a
/// position that was closed add up to its fills, to the last unit.
public final class TaxLots {
    private final Instrument instrument;
    private final LotMethod method;
    private final List<TaxLot> sold = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private boolean isShort;

    private TaxLots(Instrument instrument, LotMethod method) {
        this.instrument = instrument;
        this.method = method;
    }

    /// `fills` in the order in which they happened; the lots come in that of what closed them. What is still open
    /// makes none.
    public static List<TaxLot> of(List<Fill> fills, List<Instrument> instruments, LotMethod method) {
        Map<Integer, TaxLots> books = new HashMap<>();
        List<TaxLot> lots = new ArrayList<>();
        for (Fill fill : fills) {
            TaxLots book = books.computeIfAbsent(
                    fill.instrument(), instrument -> new TaxLots(instruments.get(instrument), method));
            book.add(fill);
            lots.addAll(book.sold);
            book.sold.clear();
        }
        return lots;
    }

    /// A part of a fill: what is left of it, and of its money.
    private static final class Open {
        private final long timeNanos;
        private long quantity;
        private long money;

        Open(long timeNanos, long quantity, long money) {
            this.timeNanos = timeNanos;
            this.quantity = quantity;
            this.money = money;
        }

        long take(long part) {
            long taken = BigInteger.valueOf(money)
                    .multiply(BigInteger.valueOf(part))
                    .divide(BigInteger.valueOf(quantity))
                    .longValueExact();
            quantity -= part;
            money -= taken;
            return taken;
        }
    }

    private void add(Fill fill) {
        boolean buys = fill.side() == Side.BUY;
        long notional = instrument.notional(fill.lastPrice(), fill.lastQuantity());
        Open rest =
                new Open(fill.timeNanos(), fill.lastQuantity(), buys ? notional + fill.fee() : notional - fill.fee());
        while (rest.quantity > 0 && !open.isEmpty() && buys == isShort) {
            close(rest);
        }
        if (rest.quantity > 0) {
            isShort = !buys;
            open.add(rest);
        }
    }

    private void close(Open with) {
        Open lot = open.get(chosen());
        long quantity = Math.min(lot.quantity, with.quantity);
        long opened = lot.take(quantity);
        long closed = with.take(quantity);
        sold.add(
                isShort
                        ? new TaxLot(instrument.symbol(), true, with.timeNanos, lot.timeNanos, quantity, closed, opened)
                        : new TaxLot(
                                instrument.symbol(), false, lot.timeNanos, with.timeNanos, quantity, opened, closed));
        if (lot.quantity == 0) {
            open.remove(lot);
        }
    }

    private int chosen() {
        return switch (method) {
            case FIFO -> 0;
            case LIFO -> open.size() - 1;
            case HIFO -> leastGain();
        };
    }

    /// The dearest purchase; of short sales the cheapest sale. Of equal ones the oldest.
    private int leastGain() {
        int least = 0;
        for (int i = 1; i < open.size(); i++) {
            int dearer = perLot(open.get(i), open.get(least));
            if (isShort ? dearer < 0 : dearer > 0) {
                least = i;
            }
        }
        return least;
    }

    private static int perLot(Open one, Open other) {
        return BigInteger.valueOf(one.money)
                .multiply(BigInteger.valueOf(other.quantity))
                .compareTo(BigInteger.valueOf(other.money).multiply(BigInteger.valueOf(one.quantity)));
    }
}
