package trading.web.risk;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trading.web.json.Written;

/// All limits of an account, as in [LimitsRequest], and why.
record SetLimitsRequest(
        @Written @Nullable BigDecimal maximumOrderNotional,
        @Written @Nullable Long maximumOrderLots,
        BigDecimal collarPercent,
        @Written @Nullable Duration maximumReferenceAge,
        @Written @Nullable BigDecimal instrumentNotional,
        @Written @Nullable BigDecimal strategyNotional,
        @Written @Nullable BigDecimal accountNotional,
        @Written @Nullable BigDecimal leverage,
        @Written @Nullable Integer openOrders,
        @Written @Nullable BigDecimal dailyLoss,
        @Written @Nullable BigDecimal drawdownPercent,
        @Written @Nullable Integer messages,
        @Written @Nullable Duration messageSpan,
        @Written @Nullable Integer cancelReserve,
        @Written @Nullable Duration duplicateSpan,
        @Written @Nullable Integer executions,
        @Written @Nullable Duration executionSpan,
        String reason) {

    LimitsRequest limits() {
        return new LimitsRequest(
                maximumOrderNotional,
                maximumOrderLots,
                collarPercent,
                maximumReferenceAge,
                instrumentNotional,
                strategyNotional,
                accountNotional,
                leverage,
                openOrders,
                dailyLoss,
                drawdownPercent,
                messages,
                messageSpan,
                cancelReserve,
                duplicateSpan,
                executions,
                executionSpan);
    }
}
