package trading.engine.market.replay;

import java.math.BigDecimal;

/// How many decimals values need.
final class Decimals {
    private Decimals() {}

    static int most(BigDecimal... values) {
        int most = 0;
        for (BigDecimal value : values) {
            most = Math.max(
                    most, value.signum() == 0 ? 0 : value.stripTrailingZeros().scale());
        }
        return most;
    }
}
