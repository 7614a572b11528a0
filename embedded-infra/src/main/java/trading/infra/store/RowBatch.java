package trading.infra.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;

/// The rows of consecutive commands. Of what changes (orders, trades, positions, balances) only the last
/// state is kept; what happened once (fills, denials, deposits) is kept whole. Not thread-safe.
final class RowBatch {
    private record PositionKey(int account, int instrument) {}

    private record BalanceKey(int account, String asset) {}

    private record BarKey(int instrument, TimeFrame frame, long openTimeNanos) {}

    private final Map<Integer, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Integer, Report.AccountOpened> accounts = new LinkedHashMap<>();
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Map<Long, Trade> trades = new LinkedHashMap<>();
    private final Map<PositionKey, PositionTable.Row> positions = new LinkedHashMap<>();
    private final Map<BalanceKey, BalanceTable.Row> balances = new LinkedHashMap<>();
    private final Map<BarKey, Bar> bars = new LinkedHashMap<>();
    private final List<DenialTable.Row> denials = new ArrayList<>();
    private final List<DepositTable.Row> deposits = new ArrayList<>();

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
                + fills.size()
                + trades.size()
                + positions.size()
                + balances.size()
                + bars.size()
                + denials.size()
                + deposits.size();
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
            case Report.Accepted accepted -> add(accepted.order());
            case Report.Canceled canceled -> add(canceled.order());
            case Report.OrderUpdated updated -> add(updated.order());
            case Report.Filled filled -> {
                fills.add(filled.fill());
                add(filled.order());
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
            case Report.Duplicate duplicate -> {}
            case Report.CancelRejected rejected -> {}
            case Report.MarketTraded traded -> {}
            case Report.QuoteUpdated quote -> {}
            case Report.DepthUpdated depth -> {}
            case Report.EquityUpdated updated -> {}
            case Report.TradingStateChanged changed -> {}
            case Report.ProtectionsChanged changed -> {}
            case Report.EntriesLocked locked -> {}
            case Report.EntriesUnlocked unlocked -> {}
            case Report.KillSwitchEngaged engaged -> {}
            case Report.KillSwitchRearmed rearmed -> {}
        }
    }

    private void add(Order order) {
        orders.put(order.orderId(), order);
    }

    /// Instruments first, as the others are scaled by them.
    void store(Statements statements) {
        InstrumentTable.store(statements, instruments.values());
        AccountTable.store(statements, accounts.values());
        OrderTable.store(statements, orders.values());
        FillTable.store(statements, fills);
        TradeTable.store(statements, trades.values());
        PositionTable.store(statements, positions.values());
        BalanceTable.store(statements, balances.values());
        BarTable.store(statements, bars.values());
        DenialTable.store(statements, denials);
        DepositTable.store(statements, deposits);
    }
}
