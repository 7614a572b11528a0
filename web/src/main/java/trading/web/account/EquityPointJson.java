package trading.web.account;

import trading.engine.model.Equity;
import trading.web.text.Figures;

/// What an account was worth at a time (epoch milliseconds), how far that was below its best, and what the
/// day had brought so far.
record EquityPointJson(long time, String equity, String peak, String drawdown, String drawdownPercent, String dayPnl) {

    static EquityPointJson of(Equity equity) {
        String percent = Figures.percentOf(equity.drawdown(), equity.peak());
        return new EquityPointJson(
                Figures.millis(equity.timeNanos()),
                Figures.money(equity.equity()),
                Figures.money(equity.peak()),
                Figures.money(equity.drawdown()),
                percent == null ? "0" : percent,
                Figures.money(equity.equity() - equity.dayStart()));
    }
}
