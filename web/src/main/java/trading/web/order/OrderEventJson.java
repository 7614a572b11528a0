package trading.web.order;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.infra.store.RecordedOrderEvent;
import trading.web.text.Figures;

/// What changed an order while it stayed open, with the order after it.
record OrderEventJson(
        long sequence,
        String time,
        OrderEvent event,
        OrderStatus status,
        String quantity,
        String filledQuantity,
        String leavesQuantity,
        @Nullable String limitPrice,
        @Nullable String stopPrice) {

    static OrderEventJson of(RecordedOrderEvent recorded, Instrument instrument) {
        return new OrderEventJson(
                recorded.place().sequence(),
                Figures.time(recorded.timeNanos()),
                recorded.event(),
                recorded.status(),
                Figures.quantity(instrument, recorded.orderQuantity()),
                Figures.quantity(instrument, recorded.filledQuantity()),
                Figures.quantity(instrument, recorded.leavesQuantity()),
                Figures.priceOrNull(instrument, recorded.limitPrice()),
                Figures.priceOrNull(instrument, recorded.stopPrice()));
    }
}
