package trading.web.exchange;

import java.util.Arrays;
import trading.engine.model.OrderType;

/// The exchange's types of orders, and ours behind them.
enum OrderKind {
    LIMIT(OrderType.LIMIT),
    LIMIT_MAKER(OrderType.LIMIT),
    MARKET(OrderType.MARKET),
    STOP_LOSS(OrderType.STOP),
    STOP_LOSS_LIMIT(OrderType.STOP_LIMIT),
    TAKE_PROFIT(OrderType.TAKE_PROFIT),
    TAKE_PROFIT_LIMIT(OrderType.TAKE_PROFIT_LIMIT);

    private final OrderType type;

    OrderKind(OrderType type) {
        this.type = type;
    }

    static OrderKind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(ExchangeError.bad(-1116, "Invalid orderType.")::asException);
    }

    OrderType type() {
        return type;
    }

    boolean hasPrice() {
        return type.isLimited();
    }

    boolean isConditional() {
        return type.isConditional();
    }

    boolean isStop() {
        return this == STOP_LOSS || this == STOP_LOSS_LIMIT;
    }

    boolean takesTimeInForce() {
        return hasPrice() && this != LIMIT_MAKER;
    }

    /// Answers with all there is to say, unless the request asks for less.
    boolean answersInFull() {
        return this == LIMIT || this == MARKET;
    }
}
