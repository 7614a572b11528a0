import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;

public class Dip implements Strategy {
    public record Parameters() {}

    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of("dip", "Buys each second.", new Parameters()).on("BTCUSDT").bars(TimeFrame.S1, 1);
    }

    public void onBar(Bar bar, StrategyContext context) {
        if (context.openTrade().isEmpty()) {
            context.buy(100, bar.close() * 9 / 10, 0, "it closed at " + bar.close());
        }
    }
}
