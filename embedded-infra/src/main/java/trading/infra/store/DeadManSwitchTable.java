package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.message.Report;
import trading.infra.store.RecordedDeadManSwitch.Event;

/// The table `dead_man_switch_events`, to which rows are only added: none for what was so already.
final class DeadManSwitchTable {
    private static final int NO_ORDERS = -1;

    static final RecordedTable<RecordedDeadManSwitch> TABLE = RecordedTable.<RecordedDeadManSwitch>of(
                    "dead_man_switch_events")
            .growing(row -> row.place().sequence(), RecorderConnection.HIGHEST_SEQUENCE)
            .bigint("sequence", row -> row.place().sequence())
            .integer("ordinal", row -> row.place().ordinal())
            .integer("account", RecordedDeadManSwitch::account)
            .constant("event", RecordedDeadManSwitch::event)
            .boolOrNull("cancels_stops", RecordedDeadManSwitch::cancelsStops, row -> row.event() == Event.ARMED)
            .bigintOrNull("until_nanos", RecordedDeadManSwitch::untilNanos)
            .integerOrNull("orders", row -> row.event() == Event.FIRED ? row.orders() : NO_ORDERS, NO_ORDERS)
            .textOrNull("changed_by", RecordedDeadManSwitch::by)
            .bigint("occurred_nanos", RecordedDeadManSwitch::timeNanos)
            .addedOnce("sequence, ordinal");

    private DeadManSwitchTable() {}

    static RecordedDeadManSwitch row(Place place, long timeNanos, Report.DeadManSwitchArmed armed) {
        Event event = armed.untilNanos() == 0 ? Event.DISARMED : Event.ARMED;
        return new RecordedDeadManSwitch(
                place, timeNanos, armed.account(), event, armed.cancelsStops(), armed.untilNanos(), 0, armed.by());
    }

    static RecordedDeadManSwitch row(Place place, long timeNanos, Report.DeadManSwitchFired fired) {
        return new RecordedDeadManSwitch(place, timeNanos, fired.account(), Event.FIRED, false, 0, fired.orders(), "");
    }

    static RecordedDeadManSwitch read(ResultSet row) throws SQLException {
        return new RecordedDeadManSwitch(
                Place.read(row),
                row.getLong("occurred_nanos"),
                row.getInt("account"),
                Event.valueOf(row.getString("event")),
                row.getBoolean("cancels_stops"),
                row.getLong("until_nanos"),
                row.getInt("orders"),
                Nulls.text(row, "changed_by"));
    }
}
