package trading.engine.strategy;

import trading.engine.model.Instrument;

/// What no order may be larger than, however it is sized.
///
/// `orderSharePpm`: parts per million of the equity. `maximumOrderNotional`: money. `cashReservePpm`: the part
/// of the free cash that is left alone for fees and for a market order that pays more than the last price.
public record SizingLimits(int orderSharePpm, long maximumOrderNotional, int cashReservePpm) {
    public SizingLimits {
        if (orderSharePpm <= 0
                || orderSharePpm > Parts.PPM
                || maximumOrderNotional <= 0
                || cashReservePpm < 0
                || cashReservePpm >= Parts.PPM) {
            throw new IllegalArgumentException("sizing limits: orderSharePpm=" + orderSharePpm
                    + " maximumOrderNotional=" + maximumOrderNotional + " cashReservePpm=" + cashReservePpm);
        }
    }

    /// The most lots that an order may have at `price`.
    public long lots(Instrument instrument, long price, long equity, long freeCash) {
        long spendable = Math.min(Parts.of(freeCash, Parts.PPM - cashReservePpm), Parts.of(equity, orderSharePpm));
        long money = Math.max(0, Math.min(spendable, maximumOrderNotional));
        return Math.min(money / instrument.notional(price, 1), instrument.maximumLots());
    }

    /// The money to set aside for an order of this value until it is decided.
    public long setAside(long notional) {
        return notional + Parts.of(notional, cashReservePpm);
    }
}
