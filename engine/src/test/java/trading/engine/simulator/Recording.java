package trading.engine.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;

/// What was sent, with the ids that each command made. When commands are left out, later ones would get
/// other ids; those that name an id then name what took its place.
final class Recording {
    /// One command and the new ids of orders, trades and locks in what was reported for it. `looked`:
    /// after it came the costly look at the whole state.
    record Sent(TimedCommand timed, boolean looked, List<Long> orders, List<Long> trades, List<Long> locks) {}

    private final List<Sent> sent = new ArrayList<>();
    private final NewIds ids = new NewIds();

    void add(TimedCommand timed, boolean looked, List<Report> reports) {
        sent.add(ids.of(timed, looked, reports));
    }

    List<Sent> sent() {
        return sent;
    }

    List<TimedCommand> commands() {
        return sent.stream().map(Sent::timed).toList();
    }

    /// Tells ids that were not seen before.
    private static final class NewIds {
        private long lastOrder;
        private long lastTrade;
        private long lastLock;

        Sent of(TimedCommand timed, boolean looked, List<Report> reports) {
            TreeSet<Long> orders = new TreeSet<>();
            TreeSet<Long> trades = new TreeSet<>();
            TreeSet<Long> locks = new TreeSet<>();
            for (Report report : reports) {
                switch (report) {
                    case Report.Accepted accepted -> orders.add(accepted.order().orderId());
                    case Report.TradeUpdated updated ->
                        trades.add(updated.trade().tradeId());
                    case Report.EntriesLocked locked -> locks.add(locked.lock().lockId());
                    default -> {}
                }
            }
            Sent made =
                    new Sent(timed, looked, after(orders, lastOrder), after(trades, lastTrade), after(locks, lastLock));
            lastOrder = orders.isEmpty() ? lastOrder : Math.max(lastOrder, orders.last());
            lastTrade = trades.isEmpty() ? lastTrade : Math.max(lastTrade, trades.last());
            lastLock = locks.isEmpty() ? lastLock : Math.max(lastLock, locks.last());
            return made;
        }

        private static List<Long> after(TreeSet<Long> seen, long last) {
            return List.copyOf(seen.tailSet(last, false));
        }
    }

    /// Sends a part of a recording again.
    static final class Again {
        private final NewIds ids = new NewIds();
        private final Map<Long, Long> orders = new HashMap<>();
        private final Map<Long, Long> trades = new HashMap<>();
        private final Map<Long, Long> locks = new HashMap<>();

        /// The command with the ids of this time.
        TimedCommand next(Sent was) {
            Command command = switch (was.timed().command()) {
                case SubmitOrder order -> exiting(order);
                case Command.SubmitOrderList list ->
                    new Command.SubmitOrderList(
                            list.contingency(),
                            list.orders().stream().map(this::exiting).toList());
                case Command.CancelOrder(int account, long id) -> new Command.CancelOrder(account, now(orders, id));
                case Command.CloseTrade(int account, long id, var reason) ->
                    new Command.CloseTrade(account, now(trades, id), reason);
                case Command.AmendOrder amend ->
                    new Command.AmendOrder(
                            amend.account(),
                            now(orders, amend.orderId()),
                            amend.quantity(),
                            amend.limitPrice(),
                            amend.stopPrice());
                case Command.UnlockEntries(int account, long id, String reason) ->
                    new Command.UnlockEntries(account, now(locks, id), reason);
                default -> was.timed().command();
            };
            return new TimedCommand(was.timed().timeNanos(), command);
        }

        private SubmitOrder exiting(SubmitOrder order) {
            return new SubmitOrder(
                    order.account(),
                    order.instrument(),
                    order.clientOrderId(),
                    order.strategy(),
                    order.side(),
                    order.type(),
                    order.timeInForce(),
                    order.quantity(),
                    order.limitPrice(),
                    order.tradeId() == 0 ? 0 : now(trades, order.tradeId()),
                    order.opensTrade(),
                    order.stopLossPrice(),
                    order.takeProfitPrice(),
                    order.terms());
        }

        private static long now(Map<Long, Long> ids, long id) {
            return ids.getOrDefault(id, id);
        }

        void saw(Sent was, TimedCommand timed, List<Report> reports) {
            Sent is = ids.of(timed, was.looked(), reports);
            put(orders, was.orders(), is.orders());
            put(trades, was.trades(), is.trades());
            put(locks, was.locks(), is.locks());
        }

        private static void put(Map<Long, Long> ids, List<Long> was, List<Long> is) {
            for (int i = 0; i < was.size() && i < is.size(); i++) {
                ids.put(was.get(i), is.get(i));
            }
        }
    }
}
