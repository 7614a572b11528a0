package trading.engine.strategy;

import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;

/// What an entry is sized by. `price`: where it is likely to be filled, `stopLossPrice` (0: none) and
/// `averageRange` (0: not known yet): ticks. `results`: of the strategy's own closed trades. `equity`,
/// `freeCash`: money.
public record SizingCase(
        Instrument instrument,
        Side side,
        long price,
        long stopLossPrice,
        long averageRange,
        TradeResults results,
        long equity,
        long freeCash) {

    public SizingCase {
        if (price <= 0) {
            throw new IllegalArgumentException("sizing: price=" + price + ": must be above 0");
        }
    }

    /// Ticks; not above 0 when there is no stop on the right side of the price.
    long stopDistance() {
        return stopLossPrice <= 0 ? 0 : (price - stopLossPrice) * side.sign();
    }

    long moneyOfOneLot() {
        return instrument.notional(price, 1);
    }

    /// As many lots as the money is enough for.
    SizedQuantity forMoney(long money, long perLot, String how) {
        long lots = Math.max(0, money) / perLot;
        return new SizedQuantity(lots, how + ": " + quantity(lots));
    }

    SizedQuantity tradable(SizedQuantity wanted) {
        boolean enough = wanted.lots() >= instrument.minimumLots()
                && instrument.notional(price, wanted.lots()) >= instrument.minimumNotional();
        return enough ? wanted : new SizedQuantity(0, wanted.arithmetic() + "; that is less than may be traded");
    }

    String quantity(long lots) {
        return instrument.quantity(lots).toPlainString() + " " + instrument.base();
    }

    String money(long amount) {
        return FixedPoint.toDecimal(amount).toPlainString() + " " + instrument.quote();
    }

    String ticks(long distance) {
        return instrument.price(distance).toPlainString();
    }

    String priceText() {
        return ticks(price);
    }
}
