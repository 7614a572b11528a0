package trading.engine.indicator;

import trading.engine.model.Bar;

/// Chaikin money flow, -1 to 1: accumulated volume over all volume of the last `period` bars.
///
/// Ready after `period` bars. Where nothing was traded it is 0. Source: Marc Chaikin.
public final class ChaikinMoneyFlow implements BarIndicator {
    private final WindowSum flows;
    private final WindowSum volumes;

    public ChaikinMoneyFlow(int period) {
        flows = new WindowSum(Period.atLeast(1, period));
        volumes = new WindowSum(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close(), (double) bar.volume());
    }

    public void update(double high, double low, double close, double volume) {
        flows.update(AccumulationDistribution.moneyFlow(high, low, close, volume));
        volumes.update(volume);
    }

    @Override
    public boolean ready() {
        return volumes.ready();
    }

    @Override
    public double value() {
        if (!ready()) {
            return Double.NaN;
        }
        return volumes.sum() == 0 ? 0 : flows.sum() / volumes.sum();
    }
}
