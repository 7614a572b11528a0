package trading.engine.indicator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/// What there is to know about an indicator without making one: its name, group, parameters, outputs, and how
/// many bars it wants.
public final class IndicatorDefinition {
    private final String name;
    private final String title;
    private final IndicatorGroup group;
    private final List<IndicatorParameter> parameters;
    private final List<IndicatorOutput> outputs;
    private final List<ToDoubleFunction<BarIndicator>> readers;
    private final Function<IndicatorSettings, ? extends BarIndicator> factory;
    private final ToIntFunction<IndicatorSettings> ready;
    private final ToIntFunction<IndicatorSettings> settled;
    private final boolean cumulative;

    <I extends BarIndicator> IndicatorDefinition(IndicatorDraft<I> draft) {
        name = draft.name;
        title = draft.title;
        group = draft.group;
        parameters = List.copyOf(draft.parameters);
        outputs = List.copyOf(draft.outputs);
        readers = List.copyOf(draft.readers);
        factory = draft.factory;
        ready = draft.ready;
        settled = draft.settled;
        cumulative = draft.cumulative;
    }

    /// Lower case, words joined by hyphens; never changes.
    public String name() {
        return name;
    }

    /// For people.
    public String title() {
        return title;
    }

    public IndicatorGroup group() {
        return group;
    }

    public List<IndicatorParameter> parameters() {
        return parameters;
    }

    /// The first is the indicator's [Indicator#value()].
    public List<IndicatorOutput> outputs() {
        return outputs;
    }

    /// On which bar, counted from 1, it has its first value. What goes by hours counts bars of one minute.
    public int readyBars(Map<String, Double> settings) {
        return ready.applyAsInt(settings(settings));
    }

    /// After how many bars where it began no longer shows. What goes by hours counts bars of one minute. For a
    /// [#cumulative()] one, and in a market that does not move, that is never.
    public int warmUpBars(Map<String, Double> settings) {
        return settled.applyAsInt(settings(settings));
    }

    /// It adds up from its first bar, so that only its changes can be compared.
    public boolean cumulative() {
        return cumulative;
    }

    /// A new one with `settings` in place of its defaults. Throws [IllegalArgumentException] that says what is
    /// wrong with them.
    public CatalogIndicator create(Map<String, Double> settings) {
        return new CatalogIndicator(this, factory.apply(settings(settings)), readers);
    }

    int place(String output) {
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).name().equals(output)) {
                return i;
            }
        }
        throw new IllegalArgumentException("indicator " + name + ": unknown output=" + output + " known="
                + outputs.stream().map(IndicatorOutput::name).toList());
    }

    private IndicatorSettings settings(Map<String, Double> settings) {
        return IndicatorSettings.of(name, parameters, settings);
    }
}
