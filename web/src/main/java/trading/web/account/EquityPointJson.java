package trading.web.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import trading.engine.model.Equity;
import trading.web.text.Figures;

/// What an account was worth at a time (epoch milliseconds), how far that was below its best, and what the
/// day had brought so far.
record EquityPointJson(long time, String equity, String peak, String drawdown, String drawdownPercent, String dayPnl) {

    static EquityPointJson of(Equity equity) {
        return new EquityPointJson(
                Figures.millis(equity.timeNanos()),
                Figures.money(equity.equity()),
                Figures.money(equity.peak()),
                Figures.money(equity.drawdown()),
                percent(equity.drawdown(), equity.peak()),
                Figures.money(equity.equity() - equity.dayStart()));
    }

    /// With two places; nothing of nothing is 0.
    private static String percent(long part, long whole) {
        if (whole <= 0 || part == 0) {
            return "0";
        }
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
