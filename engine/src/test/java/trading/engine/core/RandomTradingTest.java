package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// Random trading. What the reports say is added up by a reader of its own and must agree with the core; a
/// failure names its seed.
class RandomTradingTest {
    private static final int COMMANDS = 20_000;

    @Test
    void the_sums_agree_after_any_commands() {
        for (long seed : List.of(1L, 2L, 3L, Long.getLong("trading.seed", 4L))) {
            Run run = new Run(seed, COMMANDS);
            run.everyHundred = () -> run.core.verify();
            run.go();
            assertThat(run.sums.fills).as("seed=%d", seed).isGreaterThan(2_000);
            assertThat(run.sums.exits.keySet())
                    .as("seed=%d", seed)
                    .contains(ExitReason.STOP_LOSS, ExitReason.TAKE_PROFIT, ExitReason.MANUAL, ExitReason.SIGNAL);
            assertThat(run.sums.cancels.keySet())
                    .as("seed=%d", seed)
                    .contains(
                            CancelReason.REQUESTED,
                            CancelReason.NO_LIQUIDITY,
                            CancelReason.FILL_OR_KILL,
                            CancelReason.SELF_MATCH,
                            CancelReason.TRADE_CLOSED);
        }
    }

    @Test
    void a_snapshot_and_what_follows_is_the_same_as_all_from_the_start() {
        for (long seed : List.of(11L, 12L)) {
            Run whole = new Run(seed, COMMANDS / 2);
            whole.go();
            Run broken = new Run(seed, COMMANDS / 2);
            broken.everyHundred = () -> broken.core = TradingCore.decode(broken.core.encode());
            broken.go();
            assertThat(broken.reports).as("seed=%d", seed).isEqualTo(whole.reports);
            assertThat(broken.core.stateHash()).as("seed=%d", seed).isEqualTo(whole.core.stateHash());
        }
    }

    @Test
    void a_description_of_the_state_agrees_with_what_was_reported() {
        Run run = new Run(21, 5_000);
        run.go();
        Sums described = new Sums(21);
        run.core.describe(described::restore);
        assertThat(described.open()).isEqualTo(run.sums.open());
        assertThat(described.levels).isEqualTo(run.sums.levels);
        assertThat(described.positions).isEqualTo(run.sums.positions);
        assertThat(described.openTrades()).isEqualTo(run.sums.openTrades());
    }

    /// One run of a seed.
    private static final class Run {
        final RandomCommands commands;
        final Sums sums;
        final int count;
        final long seed;
        final List<Report> reports = new ArrayList<>();
        TradingCore core = new TradingCore();
        Runnable everyHundred = () -> {};
        long sequence;

        Run(long seed, int count) {
            this.seed = seed;
            this.count = count;
            commands = new RandomCommands(seed);
            sums = new Sums(seed);
        }

        void go() {
            RandomCommands.opening().forEach(this::send);
            for (int i = 0; i < count; i++) {
                send(commands.next());
                if (i % 100 == 0) {
                    everyHundred.run();
                }
            }
        }

        private void send(Command command) {
            int before = reports.size();
            try {
                core.decide(++sequence, commands.nextTime(), command, reports::add);
                List<Report> made = reports.subList(before, reports.size());
                made.forEach(commands::saw);
                made.forEach(sums::add);
                sums.check();
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError(
                        "seed=" + seed + " sequence=" + sequence + " command=" + command + " reports="
                                + reports.subList(before, reports.size()),
                        failed);
            }
        }
    }

    /// What a reader of the reports can add up.
    private static final class Sums {
        final long seed;
        final Map<Long, Order> orders = new HashMap<>();
        final Map<Long, trading.engine.model.Trade> trades = new HashMap<>();
        final Map<Long, Long> tradeQuantities = new HashMap<>();
        final Map<String, Long> filled = new HashMap<>();
        final Map<String, trading.engine.model.Position> positions = new HashMap<>();
        final Map<String, Long> levels = new HashMap<>();
        final Map<ExitReason, Integer> exits = new HashMap<>();
        final Map<CancelReason, Integer> cancels = new HashMap<>();
        final List<trading.engine.model.Position> changed = new ArrayList<>();
        long fills;
        long signedQuantity;
        long lastFillId;

        Sums(long seed) {
            this.seed = seed;
        }

        void restore(Report report) {
            if (!(report instanceof Report.QuoteUpdated)) {
                add(report);
            }
        }

        void add(Report report) {
            switch (report) {
                case Report.Accepted accepted -> put(accepted.order());
                case Report.Canceled canceled -> {
                    cancels.merge(canceled.reason(), 1, Integer::sum);
                    put(canceled.order());
                    assertThat(canceled.order().leavesQuantity()).isZero();
                }
                case Report.Filled filledReport -> fill(filledReport);
                case Report.TradeUpdated updated -> {
                    var trade = updated.trade();
                    trades.put(trade.tradeId(), trade);
                    if (trade.status() == TradeStatus.CLOSED) {
                        exits.merge(trade.exitReason(), 1, Integer::sum);
                        long gross = trade.side().sign() * (trade.exitNotional() - trade.entryNotional());
                        assertThat(trade.realizedPnl()).isEqualTo(gross - trade.fees());
                    }
                }
                case Report.PositionUpdated updated -> {
                    positions.put(updated.account() + ":" + updated.position().instrument(), updated.position());
                    changed.add(updated.position());
                }
                case Report.DepthUpdated(int instrument, Side side, long price, long quantity) -> {
                    if (quantity == 0) {
                        levels.remove(instrument + ":" + side + ":" + price);
                    } else {
                        levels.put(instrument + ":" + side + ":" + price, quantity);
                    }
                }
                case Report.BalanceUpdated updated -> {
                    assertThat(updated.balance().free()).isNotNegative();
                    assertThat(updated.balance().locked()).isNotNegative();
                    assertThat(updated.liquidity()).isFalse();
                }
                default -> {}
            }
        }

        private void put(Order order) {
            Order before = orders.put(order.orderId(), order);
            if (before != null) {
                assertThat(before.status().isTerminal())
                        .as("order %d", order.orderId())
                        .isFalse();
            }
            if (order.status().isTerminal()) {
                assertThat(order.leavesQuantity()).isZero();
            } else {
                assertThat(order.filledQuantity() + order.leavesQuantity()).isEqualTo(order.orderQuantity());
            }
        }

        private void fill(Report.Filled report) {
            Fill fill = report.fill();
            Order order = report.order();
            long before = orders.get(order.orderId()).filledQuantity();
            put(order);
            assertThat(order.filledQuantity() - before)
                    .isEqualTo(fill.lastQuantity())
                    .isPositive();
            assertThat(fill.fillId()).isEqualTo(++lastFillId);
            if (order.type() == OrderType.LIMIT) {
                long worse = order.side().sign() * (fill.lastPrice() - order.limitPrice());
                assertThat(worse).isNotPositive();
            }
            fills++;
            long signed = fill.side().sign() * fill.lastQuantity();
            signedQuantity += signed;
            if (!report.liquidity()) {
                assertThat(fill.tradeId()).isPositive();
                filled.merge(fill.account() + ":" + fill.instrument(), signed, Long::sum);
                tradeQuantities.merge(fill.tradeId(), signed, Long::sum);
            }
        }

        void check() {
            assertThat(signedQuantity).isZero();
            for (var position : changed) {
                String key = position.account() + ":" + position.instrument();
                assertThat(position.quantity()).as("position %s", key).isEqualTo(filled.getOrDefault(key, 0L));
                long open = 0;
                for (var trade : trades.values()) {
                    if (trade.account() == position.account() && trade.instrument() == position.instrument()) {
                        open += trade.side().sign() * trade.openQuantity();
                    }
                }
                assertThat(position.quantity()).as("trades of %s", key).isEqualTo(open);
            }
            changed.clear();
            trades.forEach((id, trade) -> {
                if (trade.entryQuantity() > 0) {
                    assertThat(tradeQuantities.getOrDefault(id, 0L))
                            .as("fills of trade %d", id)
                            .isEqualTo(trade.side().sign() * trade.openQuantity());
                }
            });
            trades.values()
                    .removeIf(trade -> trade.status() == TradeStatus.CLOSED || trade.status() == TradeStatus.CANCELED);
            orders.values().removeIf(order -> order.status().isTerminal());
        }

        Map<Long, Order> open() {
            Map<Long, Order> open = new HashMap<>(orders);
            open.values().removeIf(order -> order.status().isTerminal());
            return open;
        }

        /// Without what is measured in between and only told with the next report.
        Map<Long, Trade> openTrades() {
            Map<Long, Trade> told = new HashMap<>();
            trades.forEach((id, trade) -> told.put(id, withoutExcursions(trade)));
            return told;
        }

        private static Trade withoutExcursions(Trade trade) {
            return new Trade(
                    trade.tradeId(),
                    trade.account(),
                    trade.instrument(),
                    trade.strategy(),
                    trade.side(),
                    trade.status(),
                    trade.entryOrderId(),
                    trade.orderQuantity(),
                    trade.entryQuantity(),
                    trade.exitQuantity(),
                    trade.entryNotional(),
                    trade.exitNotional(),
                    trade.fees(),
                    trade.realizedPnl(),
                    trade.stopLossPrice(),
                    trade.takeProfitPrice(),
                    trade.exitReason(),
                    trade.createdNanos(),
                    trade.openedNanos(),
                    trade.closedNanos());
        }
    }
}
