package trading.infra.store;

import trading.engine.model.KillScope;

/// A kill switch that was engaged, or armed again, and when.
public record RecordedSwitch(
        Place place, long timeNanos, boolean engaged, KillScope scope, String target, String reason, String by) {}
