package trading.web.risk;

import trading.engine.model.Equity;
import trading.web.text.Figures;

/// What an account is worth, and how that compares with its best and with the day's start.
record EquityJson(
        String asset,
        String equity,
        String peak,
        String dayStart,
        String drawdown,
        String drawdownPercent,
        String dayPnl,
        String time) {

    static EquityJson of(Equity equity) {
        String percent = Figures.percentOf(equity.drawdown(), equity.peak());
        return new EquityJson(
                equity.asset(),
                Figures.money(equity.equity()),
                Figures.money(equity.peak()),
                Figures.money(equity.dayStart()),
                Figures.money(equity.drawdown()),
                percent == null ? "0" : percent,
                Figures.money(equity.equity() - equity.dayStart()),
                Figures.time(equity.timeNanos()));
    }
}
