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

/// A seat as it stands: nothing is worked out that nobody asks for. For the thread that calls the host.
final class LiveSight implements Sight {
    private final SeatSurroundings around;
    private final Instrument own;
    private final SeatTrades trades;
    private final SeatOrders orders;
    private final SeatDesk desk;
    private final StrategyDeclaration declaration;
    private final SeatSeries series;
    private @Nullable AnalystOpinion opinion;

    LiveSight(
            SeatSurroundings around,
            Instrument own,
            SeatTrades trades,
            SeatOrders orders,
            SeatDesk desk,
            StrategyDeclaration declaration,
            SeatSeries series,
            @Nullable AnalystOpinion opinion) {
        this.around = around;
        this.own = own;
        this.trades = trades;
        this.orders = orders;
        this.desk = desk;
        this.declaration = declaration;
        this.series = series;
        this.opinion = opinion;
    }

    void hear(@Nullable AnalystOpinion latest) {
        opinion = latest;
    }

    @Override
    public StrategyDeclaration declaration() {
        return declaration;
    }

    @Override
    public Instrument own() {
        return own;
    }

    @Override
    public Map<String, Instrument> instruments() {
        return series.instruments();
    }

    @Override
    public List<Trade> trades() {
        return trades.open();
    }

    @Override
    public List<Order> orders() {
        return orders.open();
    }

    @Override
    public boolean awaiting() {
        return orders.entriesUnderWay() > 0;
    }

    @Override
    public @Nullable Quote quote() {
        return around.portfolio().quote(own.id());
    }

    @Override
    public long equity() {
        return around.portfolio().equity();
    }

    @Override
    public long freeCash() {
        return around.portfolio().freeCash();
    }

    @Override
    public long quantity(long price, long stopLossPrice) {
        return desk.quantity(own, price, stopLossPrice, series.prices().averageRange(own.id()));
    }

    @Override
    public @Nullable AnalystOpinion opinion() {
        return opinion;
    }
}
