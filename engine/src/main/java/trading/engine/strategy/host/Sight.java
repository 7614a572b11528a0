package trading.engine.strategy.host;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.StrategyDeclaration;

/// What a strategy sees of its seat in one call: [Still] where the call may be left behind, [LiveSight] where none
/// can be.
interface Sight {
    StrategyDeclaration declaration();

    /// The seat's own.
    Instrument own();

    /// By symbol.
    Map<String, Instrument> instruments();

    /// Pending and open ones, oldest first.
    List<Trade> trades();

    /// Open ones, oldest first.
    List<Order> orders();

    /// Whether an entry of an earlier call is not decided yet.
    boolean awaiting();

    /// Of the seat's own instrument; null until there was one.
    @Nullable
    Quote quote();

    /// Money.
    long equity();

    /// Money.
    long freeCash();

    /// Lots for a price and a stop of the seat's own instrument.
    long quantity(long price, long stopLossPrice);

    @Nullable
    AnalystOpinion opinion();

    /// Read before the call: one that is left behind reads nothing that changes.
    record Still(
            StrategyDeclaration declaration,
            Instrument own,
            Map<String, Instrument> instruments,
            List<Trade> trades,
            List<Order> orders,
            boolean awaiting,
            @Nullable Quote quote,
            long equity,
            long freeCash,
            Sight sizing,
            @Nullable AnalystOpinion opinion)
            implements Sight {

        static Still of(Sight now) {
            return new Still(
                    now.declaration(),
                    now.own(),
                    now.instruments(),
                    now.trades(),
                    now.orders(),
                    now.awaiting(),
                    now.quote(),
                    now.equity(),
                    now.freeCash(),
                    now,
                    now.opinion());
        }

        @Override
        public long quantity(long price, long stopLossPrice) {
            return sizing.quantity(price, stopLossPrice);
        }
    }
}
