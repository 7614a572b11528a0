package trading.web.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an open order is to be from now on; what is left out stays as it is. `quantity` is what it asks for
/// in all, with what is filled.
record AmendOrderRequest(
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice) {}
