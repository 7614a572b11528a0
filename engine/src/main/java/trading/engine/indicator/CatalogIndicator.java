package trading.engine.indicator;

import java.util.List;
import java.util.function.ToDoubleFunction;
import trading.engine.model.Bar;

/// An indicator made by the catalog, with its outputs by place or by name.
public final class CatalogIndicator implements BarIndicator {
    private final IndicatorDefinition definition;
    private final BarIndicator indicator;
    private final List<ToDoubleFunction<BarIndicator>> readers;

    CatalogIndicator(
            IndicatorDefinition definition, BarIndicator indicator, List<ToDoubleFunction<BarIndicator>> readers) {
        this.definition = definition;
        this.indicator = indicator;
        this.readers = readers;
    }

    public IndicatorDefinition definition() {
        return definition;
    }

    @Override
    public void update(Bar bar) {
        indicator.update(bar);
    }

    @Override
    public boolean ready() {
        return indicator.ready();
    }

    /// The first output.
    @Override
    public double value() {
        return value(0);
    }

    /// The output at `place` in the definition, `NaN` until ready.
    public double value(int place) {
        return ready() ? readers.get(place).applyAsDouble(indicator) : Double.NaN;
    }

    /// The output of that name, `NaN` until ready. Throws [IllegalArgumentException] when there is none.
    public double value(String output) {
        return value(definition.place(output));
    }
}
