package trading.engine.strategy;

import trading.engine.model.Instrument;

/// How much to buy: a fixed share of the equity is lost when the stop is hit, within the limits of an
/// order's value, of its share of the equity, and of the free cash.
///
/// `riskPpm` and `orderSharePpm`: parts per million of the equity. `maximumOrderNotional`: money.
/// `cashReservePpm`: the part of the free cash that is left alone for fees and for a market order that pays
/// more than the last price.
public record Sizing(int riskPpm, int orderSharePpm, long maximumOrderNotional, int cashReservePpm) {
    private static final int PPM = 1_000_000;

    public Sizing {
        if (riskPpm <= 0
                || riskPpm > PPM
                || orderSharePpm <= 0
                || orderSharePpm > PPM
                || maximumOrderNotional <= 0
                || cashReservePpm < 0
                || cashReservePpm >= PPM) {
            throw new IllegalArgumentException("sizing: riskPpm=" + riskPpm + " orderSharePpm=" + orderSharePpm
                    + " maximumOrderNotional=" + maximumOrderNotional + " cashReservePpm=" + cashReservePpm);
        }
    }

    /// Lots, rounded down; 0 when that is less than the instrument allows, or the stop is not below the
    /// price.
    public long quantity(Instrument instrument, long price, long stopLossPrice, long equity, long freeCash) {
        if (price <= 0 || stopLossPrice <= 0 || stopLossPrice >= price) {
            return 0;
        }
        long byRisk = share(equity, riskPpm) / instrument.notional(price - stopLossPrice, 1);
        long lots = Math.min(byRisk, limit(instrument, price, equity, freeCash));
        return lots < instrument.minimumLots() || instrument.notional(price, lots) < instrument.minimumNotional()
                ? 0
                : lots;
    }

    /// The most lots that an order may have at `price`, whatever its stop.
    public long limit(Instrument instrument, long price, long equity, long freeCash) {
        long spendable = Math.min(share(freeCash, PPM - cashReservePpm), share(equity, orderSharePpm));
        long money = Math.max(0, Math.min(spendable, maximumOrderNotional));
        return Math.min(money / instrument.notional(price, 1), instrument.maximumLots());
    }

    /// The money to set aside for an order of this value until it is decided.
    public long setAside(long notional) {
        return notional + share(notional, cashReservePpm);
    }

    /// Divided first: money times parts does not fit, and what is lost is less than a cent.
    private static long share(long money, int ppm) {
        return money / PPM * ppm;
    }
}
