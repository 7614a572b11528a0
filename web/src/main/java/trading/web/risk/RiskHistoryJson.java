package trading.web.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.KillScope;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.infra.store.RecordedDeadManSwitch;
import trading.infra.store.RecordedLimits;
import trading.infra.store.RecordedOverride;
import trading.infra.store.RecordedPermission;
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
        List<PermissionChangeJson> permissions,
        List<OverrideEventJson> overrides,
        List<DeadManSwitchEventJson> deadManSwitches,
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

    /// What somebody let the account trade, or one strategy of it. `symbols` is null for everything.
    record PermissionChangeJson(
            long sequence,
            String time,
            @Nullable String strategy,
            @Nullable List<String> symbols,
            @Nullable String reason,
            @Nullable String by) {

        static PermissionChangeJson of(RecordedPermission recorded) {
            return new PermissionChangeJson(
                    recorded.place().sequence(),
                    Figures.time(recorded.timeNanos()),
                    Figures.textOrNull(recorded.strategy()),
                    recorded.everything() ? null : recorded.symbols(),
                    Figures.textOrNull(recorded.reason()),
                    Figures.textOrNull(recorded.by()));
        }
    }

    /// What happened to an override; `strategy` is null for that of people. `oneOrder` and `until` belong to
    /// GRANTED, `reason` and `by` to GRANTED and REVOKED; they are null else.
    record OverrideEventJson(
            long sequence,
            String time,
            @Nullable String strategy,
            RecordedOverride.Event event,
            @Nullable Boolean oneOrder,
            @Nullable String until,
            @Nullable String reason,
            @Nullable String by) {

        static OverrideEventJson of(RecordedOverride recorded) {
            boolean granted = recorded.event() == RecordedOverride.Event.GRANTED;
            return new OverrideEventJson(
                    recorded.place().sequence(),
                    Figures.time(recorded.timeNanos()),
                    Figures.textOrNull(recorded.strategy()),
                    recorded.event(),
                    granted ? recorded.oneOrder() : null,
                    granted ? Figures.time(recorded.untilNanos()) : null,
                    Figures.textOrNull(recorded.reason()),
                    Figures.textOrNull(recorded.by()));
        }
    }

    /// A dead-man switch that was armed, disarmed or has gone off. `cancelsStops` and `goesOff` (without
    /// another sign of life) belong to ARMED, `orders` (how many it has ended) to FIRED; they are null else.
    record DeadManSwitchEventJson(
            long sequence,
            String time,
            RecordedDeadManSwitch.Event event,
            @Nullable Boolean cancelsStops,
            @Nullable String goesOff,
            @Nullable Integer orders,
            @Nullable String by) {

        static DeadManSwitchEventJson of(RecordedDeadManSwitch recorded) {
            boolean armed = recorded.event() == RecordedDeadManSwitch.Event.ARMED;
            return new DeadManSwitchEventJson(
                    recorded.place().sequence(),
                    Figures.time(recorded.timeNanos()),
                    recorded.event(),
                    armed ? recorded.cancelsStops() : null,
                    armed ? Figures.time(recorded.untilNanos()) : null,
                    recorded.event() == RecordedDeadManSwitch.Event.FIRED ? recorded.orders() : null,
                    Figures.textOrNull(recorded.by()));
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
