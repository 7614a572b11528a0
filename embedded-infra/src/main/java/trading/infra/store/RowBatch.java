package trading.infra.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.KillSwitch;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradingLock;

/// The rows of consecutive commands. Of what changes (orders, trades, positions, balances) only the last
/// state is kept; what happened once (fills, denials, deposits, events) is kept whole. Not thread-safe.
final class RowBatch {
    private record PositionKey(int account, int instrument) {}

    private record BalanceKey(int account, String asset) {}

    private record BarKey(int instrument, TimeFrame frame, long openTimeNanos) {}

    private record TrailKey(long orderId, long second) {}

    private record LockKey(int account, long lockId) {}

    private final Map<Integer, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Integer, Report.AccountOpened> accounts = new LinkedHashMap<>();
    private final Map<Long, OrderTable.Row> orders = new LinkedHashMap<>();
    private final List<OrderEventTable.Row> orderEvents = new ArrayList<>();
    private final Map<TrailKey, OrderEventTable.Row> trailed = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Map<Long, Trade> trades = new LinkedHashMap<>();
    private final Map<PositionKey, PositionTable.Row> positions = new LinkedHashMap<>();
    private final Map<BalanceKey, BalanceTable.Row> balances = new LinkedHashMap<>();
    private final Map<BarKey, Bar> bars = new LinkedHashMap<>();
    private final List<DenialTable.Row> denials = new ArrayList<>();
    private final List<DepositTable.Row> deposits = new ArrayList<>();
    private final List<EquityTable.Row> equities = new ArrayList<>();
    private final List<TradingStateTable.Row> states = new ArrayList<>();
    private final Map<LockKey, TradingLock> locks = new LinkedHashMap<>();
    private final Map<LockKey, EntryLockTable.Release> releases = new LinkedHashMap<>();
    private final Map<Integer, List<ProtectionTable.Row>> protections = new LinkedHashMap<>();
    private final List<RecordedSwitch> switches = new ArrayList<>();
    private final List<RecordedLimits> limits = new ArrayList<>();
    private final List<PermissionTable.Row> permissions = new ArrayList<>();
    private final List<RecordedOverride> overrides = new ArrayList<>();
    private final List<RecordedDeadManSwitch> deadManSwitches = new ArrayList<>();

    private long firstSequence;
    private long lastSequence;

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    int rows() {
        return instruments.size()
                + accounts.size()
                + orders.size()
                + orderEvents.size()
                + trailed.size()
                + fills.size()
                + trades.size()
                + positions.size()
                + balances.size()
                + bars.size()
                + denials.size()
                + deposits.size()
                + equities.size()
                + states.size()
                + locks.size()
                + releases.size()
                + protections.size()
                + switches.size()
                + limits.size()
                + permissions.size()
                + overrides.size()
                + deadManSwitches.size();
    }

    /// Whether any of these reports is one that is kept.
    static boolean anyKept(List<Report> reports) {
        for (Report report : reports) {
            if (isKept(report)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKept(Report report) {
        return switch (report) {
            case Report.MarketTraded traded -> false;
            case Report.QuoteUpdated quote -> false;
            case Report.DepthUpdated depth -> false;
            case Report.Duplicate duplicate -> false;
            case Report.CancelRejected rejected -> false;
            case Report.FeeRatesUpdated updated -> false;
            case Report.DeadManSwitchArmed armed -> !armed.refreshed();
            case Report.OfAccount ofAccount -> !ofAccount.liquidity();
            case Report.InstrumentDefined defined -> true;
            case Report.AccountOpened opened -> true;
            case Report.BarClosed closed -> true;
            case Report.KillSwitchEngaged engaged -> true;
            case Report.KillSwitchRearmed rearmed -> true;
        };
    }

    void add(long sequence, long timeNanos, List<Report> reports) {
        if (firstSequence == 0) {
            firstSequence = sequence;
        }
        lastSequence = sequence;
        for (int i = 0; i < reports.size(); i++) {
            if (isKept(reports.get(i))) {
                add(sequence, timeNanos, i, reports.get(i));
            }
        }
    }

    private void add(long sequence, long timeNanos, int ordinal, Report report) {
        switch (report) {
            case Report.InstrumentDefined(var instrument) -> instruments.put(instrument.id(), instrument);
            case Report.AccountOpened opened -> accounts.put(opened.account(), opened);
            case Report.Accepted accepted -> add(accepted.order(), null);
            case Report.Canceled(var order, var reason, var liquidity) -> add(order, reason);
            case Report.OrderUpdated(var order, var event, var liquidity) -> {
                add(order, null);
                add(new OrderEventTable.Row(sequence, ordinal, event, order, timeNanos));
            }
            case Report.Filled filled -> {
                fills.add(filled.fill());
                add(filled.order(), null);
            }
            case Report.TradeUpdated updated -> trades.put(updated.trade().tradeId(), updated.trade());
            case Report.PositionUpdated(var position, var liquidity) ->
                positions.put(
                        new PositionKey(position.account(), position.instrument()),
                        new PositionTable.Row(position, timeNanos));
            case Report.BalanceUpdated(var balance, var liquidity) ->
                balances.put(
                        new BalanceKey(balance.account(), balance.asset()), new BalanceTable.Row(balance, timeNanos));
            case Report.BarClosed(var bar) ->
                bars.put(new BarKey(bar.instrument(), bar.frame(), bar.openTimeNanos()), bar);
            case Report.Denied denied -> denials.add(new DenialTable.Row(sequence, ordinal, denied, timeNanos));
            case Report.Deposited deposited -> deposits.add(new DepositTable.Row(sequence, deposited, timeNanos));
            case Report.EquityUpdated(var equity) -> equities.add(new EquityTable.Row(sequence, ordinal, equity));
            case Report.TradingStateChanged changed ->
                states.add(new TradingStateTable.Row(sequence, ordinal, changed, timeNanos));
            case Report.RiskLimitsChanged changed ->
                limits.add(new RecordedLimits(new Place(sequence, ordinal), timeNanos, changed));
            case Report.ProtectionsChanged changed ->
                protections.put(changed.account(), ProtectionTable.rows(changed, timeNanos));
            case Report.EntriesLocked(var lock) -> locks.put(new LockKey(lock.account(), lock.lockId()), lock);
            case Report.EntriesUnlocked unlocked ->
                releases.put(
                        new LockKey(unlocked.account(), unlocked.lockId()),
                        new EntryLockTable.Release(unlocked, timeNanos));
            case Report.KillSwitchEngaged(KillSwitch(var scope, var target, var reason, var by, var sinceNanos)) ->
                switches.add(
                        new RecordedSwitch(new Place(sequence, ordinal), timeNanos, true, scope, target, reason, by));
            case Report.KillSwitchRearmed(var scope, var target, var reason, var by) ->
                switches.add(
                        new RecordedSwitch(new Place(sequence, ordinal), timeNanos, false, scope, target, reason, by));
            case Report.PermissionChanged(var permission) ->
                permissions.add(new PermissionTable.Row(new Place(sequence, ordinal), timeNanos, permission));
            case Report.LimitsOverridden(var override) ->
                overrides.add(OverrideTable.row(new Place(sequence, ordinal), timeNanos, override));
            case Report.OverrideEnded ended ->
                overrides.add(OverrideTable.row(new Place(sequence, ordinal), timeNanos, ended));
            case Report.DeadManSwitchArmed armed ->
                deadManSwitches.add(DeadManSwitchTable.row(new Place(sequence, ordinal), timeNanos, armed));
            case Report.DeadManSwitchFired fired ->
                deadManSwitches.add(DeadManSwitchTable.row(new Place(sequence, ordinal), timeNanos, fired));
            case Report.Duplicate duplicate -> {}
            case Report.CancelRejected rejected -> {}
            case Report.FeeRatesUpdated updated -> {}
            case Report.MarketTraded traded -> {}
            case Report.QuoteUpdated quote -> {}
            case Report.DepthUpdated depth -> {}
        }
    }

    private void add(Order order, @Nullable CancelReason endReason) {
        orders.put(order.orderId(), new OrderTable.Row(order, endReason));
    }

    private void add(OrderEventTable.Row row) {
        if (row.event() == OrderEvent.TRAILED) {
            long second = row.occurredNanos() / OrderEventTable.TRAIL_NANOS;
            trailed.put(new TrailKey(row.order().orderId(), second), row);
        } else {
            orderEvents.add(row);
        }
    }

    Collection<Instrument> instruments() {
        return instruments.values();
    }

    /// Everything, in an order in which each row finds what it needs.
    void store(RowWriter writer) throws SQLException {
        writer.write(InstrumentTable.TABLE, instruments.values());
        writer.write(AccountTable.TABLE, accounts.values());
        writer.write(
                FeeTierTable.TABLE,
                accounts.values().stream()
                        .flatMap(opened -> FeeTierTable.rows(opened).stream())
                        .toList());
        writer.write(OrderTable.TABLE, orders.values());
        writer.write(OrderEventTable.TABLE, orderEvents);
        writer.write(OrderEventTable.TRAILED, trailed.values());
        writer.write(FillTable.TABLE, fills);
        writer.write(TradeTable.TABLE, trades.values());
        writer.write(PositionTable.TABLE, positions.values());
        writer.write(BalanceTable.TABLE, balances.values());
        writer.write(BarTable.TABLE, bars.values());
        writer.write(DenialTable.TABLE, denials);
        writer.write(DepositTable.TABLE, deposits);
        writer.write(EquityTable.TABLE, equities);
        writer.write(TradingStateTable.TABLE, states);
        writer.write(EntryLockTable.TABLE, locks.values());
        writer.write(EntryLockTable.RELEASES, releases.values());
        writer.write(
                ProtectionTable.TABLE,
                protections.values().stream().flatMap(List::stream).toList());
        writer.write(KillSwitchTable.TABLE, switches);
        writer.write(LimitChangeTable.TABLE, limits);
        writer.write(PermissionTable.TABLE, permissions);
        writer.write(
                PermissionTable.LISTS,
                permissions.stream().flatMap(row -> row.listed().stream()).toList());
        writer.write(OverrideTable.TABLE, overrides);
        writer.write(DeadManSwitchTable.TABLE, deadManSwitches);
    }
}
