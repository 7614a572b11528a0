package trading.web.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.view.AccountAllowances;
import trading.web.text.Figures;

/// A countdown to the end of all open orders. `cancelsStops`: of the stops too.
record DeadManSwitchJson(String goesOff, boolean cancelsStops) {
    /// Null when it is not armed.
    static @Nullable DeadManSwitchJson of(AccountAllowances allowances) {
        return allowances.deadManNanos() == 0
                ? null
                : new DeadManSwitchJson(Figures.time(allowances.deadManNanos()), allowances.deadManCancelsStops());
    }
}
