package trading.engine.strategy.host;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;

/// What a decision was made on.
///
/// `values`: indicators and other numbers by name, prices in ticks. `patterns`: those that ended with the bar.
/// `opinion`: the analyst's at that time. `equity`, `freeCash`: money; `position`: lots of the instrument in the
/// seat's own trades. `sizing`: the arithmetic of the quantity in words. `parameters`: by name; `parametersHash`
/// is the same for the same ones.
public record Evidence(
        SortedMap<String, Double> values,
        List<SeenPattern> patterns,
        @Nullable AnalystOpinion opinion,
        long equity,
        long freeCash,
        long position,
        String sizing,
        SortedMap<String, String> parameters,
        String parametersHash) {

    public Evidence {
        values = FrozenMap.of(values);
        patterns = List.copyOf(patterns);
        parameters = FrozenMap.of(parameters);
    }

    Evidence sized(String arithmetic) {
        return new Evidence(
                values, patterns, opinion, equity, freeCash, position, arithmetic, parameters, parametersHash);
    }
}
