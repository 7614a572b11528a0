package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What risk did, from the database, newest first. Thread-safe; throws [StoreException] when the database
/// does not answer in time.
public final class RiskQueries {
    private final Reader reader;

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    RiskQueries(Reader reader) {
        this.reader = reader;
    }

    /// The newest `limit` (1 to 500) refusals of an account that stand before `before`.
    public List<RecordedDenial> denials(int account, Place before, int limit) {
        return newest("denials", new Conditions().equal("account", account), before, limit, DenialTable::read);
    }

    /// The newest `limit` (1 to 500) changes of what an account may do that stand before `before`.
    public List<RecordedState> tradingStates(int account, Place before, int limit) {
        return newest(
                "trading_states", new Conditions().equal("account", account), before, limit, TradingStateTable::read);
    }

    /// The newest `limit` (1 to 500) kill switches engaged or armed again that stand before `before`.
    public List<RecordedSwitch> killSwitches(Place before, int limit) {
        return newest("kill_switches", new Conditions(), before, limit, KillSwitchTable::read);
    }

    /// The newest `limit` (1 to 500) changes of an account's limits that stand before `before`.
    public List<RecordedLimits> limitChanges(int account, Place before, int limit) {
        return newest(
                "limit_changes", new Conditions().equal("account", account), before, limit, LimitChangeTable::read);
    }

    /// The newest `limit` (1 to 500) changes of what an account may trade that stand before `before`.
    public List<RecordedPermission> permissions(int account, Place before, int limit) {
        return newest(
                PermissionTable.WITH_SYMBOLS,
                new Conditions().equal("account", account),
                before,
                limit,
                PermissionTable::read);
    }

    /// The newest `limit` (1 to 500) grants and ends of an account's overrides that stand before `before`.
    public List<RecordedOverride> overrides(int account, Place before, int limit) {
        return newest(
                "override_events", new Conditions().equal("account", account), before, limit, OverrideTable::read);
    }

    /// The newest `limit` (1 to 500) events of an account's dead-man switch that stand before `before`.
    public List<RecordedDeadManSwitch> deadManSwitch(int account, Place before, int limit) {
        return newest(
                "dead_man_switch_events",
                new Conditions().equal("account", account),
                before,
                limit,
                DeadManSwitchTable::read);
    }

    private <T> List<T> newest(String table, Conditions conditions, Place before, int limit, RowReader<T> rows) {
        Page.check(0, limit);
        Conditions all = conditions.before(before);
        return reader.read(
                table,
                handle -> handle.createQuery("SELECT * FROM " + table + " WHERE " + all.sql()
                                + " ORDER BY sequence DESC, ordinal DESC LIMIT " + limit)
                        .bindMap(all.values())
                        .map((row, context) -> rows.read(row))
                        .list());
    }
}
