package trading.web.exchange;

import trading.engine.model.Instrument;
import trading.web.exchange.wire.Fields;
import trading.web.text.Figures;

/// How much an answer to a new order says.
enum ResponseType {
    ACK,
    RESULT,
    FULL;

    static ResponseType of(Parameters parameters, ResponseType otherwise) {
        return parameters
                .text("newOrderRespType")
                .map(text -> switch (text) {
                    case "ACK" -> ACK;
                    case "RESULT" -> RESULT;
                    case "FULL" -> FULL;
                    default ->
                        throw ExchangeError.bad(-1136, "Invalid newOrderRespType.")
                                .asException();
                })
                .orElse(otherwise);
    }

    Fields answer(OrderEntry.Placed placed, Instrument instrument, String quoteQuantity) {
        long millis = Figures.millis(placed.timeNanos());
        if (this == ACK) {
            return OrderAnswers.acknowledged(placed.order(), instrument, millis);
        }
        Fields result = OrderAnswers.result(placed.order(), instrument, placed.reason(), millis, quoteQuantity);
        return this == RESULT ? result : result.with("fills", OrderAnswers.fills(placed.fills(), instrument));
    }
}
