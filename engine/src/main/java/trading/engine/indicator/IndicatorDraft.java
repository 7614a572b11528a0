package trading.engine.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import trading.engine.indicator.IndicatorOutput.Pane;
import trading.engine.indicator.IndicatorOutput.Shape;

/// A definition while it is being written.
final class IndicatorDraft<I extends BarIndicator> {
    static final int LONGEST = 1_000;

    final String name;
    final String title;
    final IndicatorGroup group;
    final Function<IndicatorSettings, I> factory;
    final List<IndicatorParameter> parameters = new ArrayList<>();
    final List<IndicatorOutput> outputs = new ArrayList<>();
    final List<ToDoubleFunction<BarIndicator>> readers = new ArrayList<>();
    ToIntFunction<IndicatorSettings> ready = settings -> 1;
    ToIntFunction<IndicatorSettings> settled = settings -> 1;
    boolean cumulative;
    private Pane pane = Pane.OWN;

    private IndicatorDraft(String name, String title, IndicatorGroup group, Function<IndicatorSettings, I> factory) {
        this.name = name;
        this.title = title;
        this.group = group;
        this.factory = factory;
    }

    static <I extends BarIndicator> IndicatorDraft<I> of(
            String name, String title, IndicatorGroup group, Function<IndicatorSettings, I> factory) {
        return new IndicatorDraft<>(name, title, group, factory);
    }

    IndicatorDraft<I> period(int defaultValue, int from) {
        return bars("period", "bars", defaultValue, from);
    }

    IndicatorDraft<I> bars(String parameter, String text, int defaultValue, int from) {
        parameters.add(new IndicatorParameter(parameter, text, true, defaultValue, from, LONGEST, 1));
        return this;
    }

    IndicatorDraft<I> hours(int defaultValue) {
        parameters.add(new IndicatorParameter("hours", "hours of a session", true, defaultValue, 1, 168, 1));
        return this;
    }

    IndicatorDraft<I> number(String parameter, String text, double defaultValue, double from, double to, double step) {
        parameters.add(new IndicatorParameter(parameter, text, false, defaultValue, from, to, step));
        return this;
    }

    /// The outputs from here on are drawn over the price.
    IndicatorDraft<I> onPrice() {
        pane = Pane.PRICE;
        return this;
    }

    IndicatorDraft<I> line(String output, String outputTitle, ToDoubleFunction<? super I> reader) {
        return output(output, outputTitle, Shape.LINE, reader);
    }

    IndicatorDraft<I> band(String output, String outputTitle, ToDoubleFunction<? super I> reader) {
        return output(output, outputTitle, Shape.BAND, reader);
    }

    IndicatorDraft<I> histogram(String output, String outputTitle, ToDoubleFunction<? super I> reader) {
        return output(output, outputTitle, Shape.HISTOGRAM, reader);
    }

    IndicatorDraft<I> dots(String output, String outputTitle, ToDoubleFunction<? super I> reader) {
        return output(output, outputTitle, Shape.DOTS, reader);
    }

    /// Has a value then, and has forgotten where it began.
    IndicatorDraft<I> ready(ToIntFunction<IndicatorSettings> bars) {
        ready = bars;
        settled = bars;
        return this;
    }

    /// When it has forgotten where it began, if that is later.
    IndicatorDraft<I> settled(ToIntFunction<IndicatorSettings> bars) {
        settled = bars;
        return this;
    }

    IndicatorDraft<I> cumulative() {
        cumulative = true;
        return this;
    }

    IndicatorDefinition done() {
        return new IndicatorDefinition(this);
    }

    /// Only what `factory` made comes to the reader.
    @SuppressWarnings("unchecked")
    private IndicatorDraft<I> output(
            String output, String outputTitle, Shape shape, ToDoubleFunction<? super I> reader) {
        outputs.add(new IndicatorOutput(output, outputTitle, pane, shape));
        readers.add(indicator -> reader.applyAsDouble((I) indicator));
        return this;
    }
}
