package trading.web.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.KillScope;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.infra.store.RecordedLimits;
import trading.infra.store.RecordedState;
import trading.infra.store.RecordedSwitch;
import trading.web.text.Figures;

/// A page of what risk did, each list newest first. `next` is what to ask as `before` for the page after
/// this one; it is missing on the last page.
@JsonInclude(JsonInclude.Include.NON_NULL)
record RiskHistoryJson(
        List<DenialJson> denials,
        List<StateChangeJson> states,
        List<LimitChangeJson> limits,
        List<SwitchChangeJson> killSwitches,
        @Nullable String next) {

    /// A change of what the account may do; `by` is null when the gateway itself did it.
    record StateChangeJson(
            long sequence,
            String time,
            TradingState state,
            StateReason reason,
            @Nullable String text,
            @Nullable String by) {

        static StateChangeJson of(RecordedState recorded) {
            Report.TradingStateChanged changed = recorded.changed();
            return new StateChangeJson(
                    recorded.place().sequence(),
                    Figures.time(recorded.timeNanos()),
                    changed.state(),
                    changed.reason(),
                    Figures.textOrNull(changed.text()),
                    Figures.textOrNull(changed.by()));
        }
    }

    /// Limits that somebody gave the account, all of them as they were from then on.
    record LimitChangeJson(
            long sequence,
            String time,
            LimitsJson limits,
            @Nullable String reason,
            @Nullable String by) {

        static LimitChangeJson of(RecordedLimits recorded) {
            Report.RiskLimitsChanged changed = recorded.changed();
            return new LimitChangeJson(
                    recorded.place().sequence(),
                    Figures.time(recorded.timeNanos()),
                    LimitsJson.of(changed.limits()),
                    Figures.textOrNull(changed.reason()),
                    Figures.textOrNull(changed.by()));
        }
    }

    /// A kill switch that was engaged, or armed again; `target` is null for all.
    record SwitchChangeJson(
            long sequence,
            String time,
            boolean engaged,
            KillScope scope,
            @Nullable String target,
            @Nullable String reason,
            @Nullable String by) {

        static SwitchChangeJson of(RecordedSwitch recorded) {
            return new SwitchChangeJson(
                    recorded.place().sequence(),
                    Figures.time(recorded.timeNanos()),
                    recorded.engaged(),
                    recorded.scope(),
                    Figures.textOrNull(recorded.target()),
                    Figures.textOrNull(recorded.reason()),
                    Figures.textOrNull(recorded.by()));
        }
    }
}
