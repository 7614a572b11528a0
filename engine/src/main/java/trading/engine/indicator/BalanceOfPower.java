package trading.engine.indicator;

import trading.engine.model.Bar;

/// Balance of power, -1 to 1: `(close - open) / (high - low)`.
///
/// Ready with the first bar. A bar without a range has 0. Source: Igor Livshin, Technical Analysis of Stocks &
/// Commodities, August 2001; TA-Lib, BOP.
public final class BalanceOfPower implements BarIndicator {
    private double balance = Double.NaN;

    @Override
    public void update(Bar bar) {
        update((double) bar.open(), (double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double open, double high, double low, double close) {
        balance = high == low ? 0 : (close - open) / (high - low);
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(balance);
    }

    @Override
    public double value() {
        return balance;
    }
}
