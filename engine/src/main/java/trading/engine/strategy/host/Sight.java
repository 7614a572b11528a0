package trading.engine.strategy.host;

import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.StrategyDeclaration;

/// All that a strategy sees in one call, read before it is called: one that is left behind reads nothing that
/// changes. `instruments`: by symbol. `sizing`: lots for a price and a stop of the seat's own instrument.
/// `quote`: null until there was one. `patterns`: null when it does not ask for them.
record Sight(
        StrategyDeclaration declaration,
        Instrument own,
        Map<String, Instrument> instruments,
        long timeNanos,
        boolean warmingUp,
        boolean starting,
        List<Trade> trades,
        List<Order> orders,
        boolean awaiting,
        @Nullable Quote quote,
        long equity,
        long freeCash,
        LongBinaryOperator sizing,
        @Nullable List<SeenPattern> patterns,
        @Nullable AnalystOpinion opinion) {}
