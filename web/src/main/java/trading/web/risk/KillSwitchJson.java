package trading.web.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.web.text.Figures;

/// A kill switch that is engaged; `target` is null for GLOBAL.
record KillSwitchJson(KillScope scope, @Nullable String target, String reason, String by, String since) {

    static KillSwitchJson of(KillSwitch engaged) {
        return new KillSwitchJson(
                engaged.scope(),
                Figures.textOrNull(engaged.target()),
                engaged.reason(),
                engaged.by(),
                Figures.time(engaged.sinceNanos()));
    }
}
