package trading.web.strategy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.Sizing;

/// How a strategy's entries are sized; what does not belong to the kind is left out. Percents are of the equity,
/// `fractionPercent` of what Kelly's formula says.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SizingJson(
        SizingKind kind,
        @Nullable String quantity,
        @Nullable String percent,
        @Nullable String fractionPercent,
        @Nullable String capPercent,
        @Nullable Integer leastTrades,
        @Nullable String startPercent) {

    static SizingJson of(Sizing sizing) {
        return switch (sizing) {
            case Sizing.Fixed(long baseUnits) ->
                new SizingJson(
                        SizingKind.FIXED,
                        FixedPoint.toDecimal(baseUnits).toPlainString(),
                        null,
                        null,
                        null,
                        null,
                        null);
            case Sizing.EquityShare(int ppm) -> percent(SizingKind.EQUITY_SHARE, ppm);
            case Sizing.Risk(int ppm) -> percent(SizingKind.RISK, ppm);
            case Sizing.Volatility(int ppm) -> percent(SizingKind.VOLATILITY, ppm);
            case Sizing.Kelly(int fraction, int cap, int least, int start) ->
                new SizingJson(SizingKind.KELLY, null, null, percent(fraction), percent(cap), least, percent(start));
        };
    }

    private static SizingJson percent(SizingKind kind, int ppm) {
        return new SizingJson(kind, null, percent(ppm), null, null, null, null);
    }

    private static String percent(int ppm) {
        BigDecimal percent =
                BigDecimal.valueOf(ppm, SizingRequest.PERCENT_SCALE).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString();
    }
}
