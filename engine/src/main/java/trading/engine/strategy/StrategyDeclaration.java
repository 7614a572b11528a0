package trading.engine.strategy;

import java.util.List;
import trading.engine.model.TimeFrame;

/// What a strategy says of itself.
///
/// `name`: as in reports and in settings, `a-z 0-9 -`. `description`: a sentence for people. `symbols`: the
/// instruments it runs on unless told otherwise. `frame`: of the bars that it is given. `warmUpBars`: how
/// much past it needs until its answers no longer depend on where the past begins. `parameters`: the values
/// that it runs with, a record whose components are marked with [Parameter].
public record StrategyDeclaration(
        String name, String description, List<String> symbols, TimeFrame frame, int warmUpBars, Record parameters) {

    public StrategyDeclaration {
        symbols = List.copyOf(symbols);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,31}") || warmUpBars < 0) {
            throw new IllegalArgumentException("strategy: name=" + name + " warmUpBars=" + warmUpBars
                    + ": a name is 1 to 32 of a-z 0-9 -, and a warm-up is not negative");
        }
    }
}
