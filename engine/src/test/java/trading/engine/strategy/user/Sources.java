package trading.engine.strategy.user;

/// Small strategies as people write them.
final class Sources {
    /// The line that the body of `onBar` begins in, when there is one member line.
    static final int ON_BAR = 23;

    private Sources() {}

    /// One that runs `onBar` as its body.
    static StrategySource strategy(String className, String name, String onBar) {
        return strategy(className, name, "", onBar);
    }

    static StrategySource strategy(String className, String name, String members, String onBar) {
        return new StrategySource(className + ".java", """
                import java.util.*;
                import trading.engine.indicator.*;
                import trading.engine.model.*;
                import trading.engine.strategy.*;

                public class %s implements Strategy {
                    public record Parameters(
                            @Parameter(value = 14, from = 2, to = 100, text = "bars") int period) {}

                    private final Parameters parameters;
                    %s

                    public %s(Parameters parameters) {
                        this.parameters = parameters;
                    }

                    public StrategyDeclaration declaration() {
                        return new StrategyDeclaration(
                                "%s", "For a test.", List.of("BTCUSDT"), TimeFrame.M1, 20, parameters);
                    }

                    public void onBar(Bar bar, StrategyContext context) {
                        %s
                    }
                }
                """.formatted(className, members, className, name, onBar));
    }
}
