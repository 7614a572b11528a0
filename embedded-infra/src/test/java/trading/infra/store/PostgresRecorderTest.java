package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static trading.infra.store.Story.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trading.engine.message.Report;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.TimeFrame;
import trading.engine.model.TradeStatus;

@ExtendWith(Servers.Extension.class)
class PostgresRecorderTest {
    private final Servers servers;
    private StoreConfig config;

    PostgresRecorderTest(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void emptyDatabase() {
        config = servers.emptyDatabase();
    }

    @Test
    void a_trade_reads_in_plain_sql_as_it_was_traded() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            record(store, 2, Story.bought(1));
            record(
                    store,
                    3,
                    List.of(new Report.TradeUpdated(Story.trade(1, TradeStatus.CLOSED, 10_000, 10_000), false)));
            stored(store, 3);
        }
        assertThat(servers.sql(
                        "SELECT id, symbol, side, status, quantity, open_quantity, entry_price, exit_price, fees,"
                                + " realized_pnl, stop_loss_price, take_profit_price, exit_reason, strategy, entry_order_id,"
                                + " created_at, opened_at, closed_at FROM trades WHERE id = 1"))
                .containsExactly("1|BTCUSDT|BUY|CLOSED|0.1|0|60000.01|61000.5|6.000001|94.048999|59000||MANUAL||1"
                        + "|2026-11-23 12:00:00.123456+00|2026-11-23 12:00:00.123457+00|2026-11-23 12:01:00.123456+00");
        assertThat(
                        servers.sql(
                                "SELECT id, symbol, client_order_id, side, type, time_in_force, quantity, limit_price,"
                                        + " filled_quantity, leaves_quantity, canceled_quantity, average_price, fees, status FROM orders"))
                .containsExactly("1|BTCUSDT|mine-1|BUY|MARKET|IOC|0.1||0.1|0|0|60000.01|6.000001|FILLED");
        assertThat(servers.sql("SELECT id, order_id, price, quantity, fee, liquidity FROM fills"))
                .containsExactly("1|1|60000.01|0.1|6.000001|TAKER");
        assertThat(servers.sql("SELECT account, symbol, quantity, average_price, realized_pnl FROM positions"))
                .containsExactly("1|BTCUSDT|0.1|60000.01|-6.000001");
        assertThat(servers.sql("SELECT account, asset, free, locked, total FROM balances"))
                .containsExactly("1|USDT|93993.997999|0|93993.997999");
        assertThat(servers.sql("SELECT account, reference, asset, amount, sequence FROM deposits"))
                .containsExactly("1|demo-1|USDT|100000|1");
        assertThat(servers.sql(
                        "SELECT symbol, tick_size, lot_size, minimum_quantity, maximum_quantity, minimum_notional"
                                + " FROM instruments"))
                .containsExactly("BTCUSDT|0.01|0.00001|0.00001|100|5");
        assertThat(servers.sql("SELECT name, last_sequence FROM projection")).containsExactly("recorder|3");
    }

    @Test
    void what_the_queries_read_is_what_was_reported() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            record(store, 2, Story.bought(1));
            record(store, 3, Story.rested(2));
            record(
                    store,
                    4,
                    List.of(new Report.BarClosed(Story.bar(TimeFrame.M1, 1_795_435_140_000_000_000L, 6_000_007))));
            stored(store, 4);

            assertThat(store.orders().list(OrderFilter.newest(1, 10)))
                    .containsExactly(Story.resting(2, OrderStatus.NEW), Story.order(1, OrderStatus.FILLED, 10_000));
            assertThat(store.orders().byId(2)).contains(Story.resting(2, OrderStatus.NEW));
            assertThat(store.orders().byClientOrderId(1, "mine-1"))
                    .contains(Story.order(1, OrderStatus.FILLED, 10_000));
            assertThat(store.fills().list(FillFilter.newest(1, 10))).containsExactly(Story.fill(1));
            assertThat(store.trades().byId(1)).contains(Story.trade(1, TradeStatus.OPEN, 10_000, 0));
            assertThat(store.bars().newest(0, TimeFrame.M1, 0, Long.MAX_VALUE, 500))
                    .containsExactly(Story.bar(TimeFrame.M1, 1_795_435_140_000_000_000L, 6_000_007));
        }
    }

    @Test
    void a_bar_that_somebody_put_off_the_grid_is_refused() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            record(store, 2, List.of(new Report.BarClosed(Story.bar(TimeFrame.M1, 60_000_000_000L, 6_000_007))));
            stored(store, 2);

            servers.sql("UPDATE bars SET high = high + 0.001");
            assertThatThrownBy(() -> store.bars().newest(0, TimeFrame.M1, 0, Long.MAX_VALUE, 1))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("not on a tick");
            servers.sql("UPDATE bars SET high = high + 0.000000001");
            assertThatThrownBy(() -> store.bars().newest(0, TimeFrame.M1, 0, Long.MAX_VALUE, 1))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("more than 8 digits");
        }
    }

    @Test
    void the_same_reports_a_second_time_change_nothing() throws Exception {
        try (Store store = Store.open(config)) {
            tellAll(store);
        }
        List<String> first = servers.everything();
        assertThat(first).hasSizeGreaterThan(10);
        servers.sql("UPDATE projection SET last_sequence = 0");

        try (Store store = Store.open(config)) {
            assertThat(store.recorder().lastStoredSequence()).isZero();
            tellAll(store);
        }
        assertThat(servers.everything()).isEqualTo(first);
    }

    @Test
    void a_restart_goes_on_after_the_last_stored_command() throws Exception {
        try (Store store = Store.open(config)) {
            tellAll(store);
        }
        try (Store store = Store.open(config)) {
            assertThat(store.recorder().lastStoredSequence()).isEqualTo(6);
            record(store, 6, Story.bought(9)); // was stored under this sequence already
            record(store, 7, Story.bought(8));
            stored(store, 7);
            assertThat(store.trades().byId(9)).isEmpty();
            assertThat(store.trades().byId(8)).isPresent();
        }
    }

    @Test
    void the_market_itself_is_not_recorded_and_costs_one_write_a_second() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            stored(store, 1);
            long before = transactions();
            for (long sequence = 2; sequence <= 50_000; sequence++) {
                record(store, sequence, Story.chatter());
            }
            stored(store, 50_000);
            assertThat(transactions() - before).isLessThan(20);
            assertThat(servers.sql("SELECT count(*) FROM orders")).containsExactly("0");
        }
    }

    private long transactions() {
        return Long.parseLong(servers.sql("SELECT xmax::text::bigint + txid_current() FROM projection")
                .getFirst());
    }

    @Test
    void denials_are_kept_with_what_was_measured() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            record(store, 2, Story.denied());
            stored(store, 2);
        }
        assertThat(servers.sql("SELECT sequence, ordinal, account, symbol, client_order_id, strategy, code, measured,"
                        + " limit_value FROM denials ORDER BY ordinal"))
                .containsExactly(
                        "2|0|1|BTCUSDT|too-big||BALANCE_INSUFFICIENT|6000|5999", "2|1|1|||rsi|INSTRUMENT_UNKNOWN|0|0");
    }

    @Test
    void a_committed_row_is_there_within_50_ms_of_the_report() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            for (int i = 1; i <= 20; i++) {
                record(store, 1 + i, Story.bought(i));
                stored(store, 1 + i);
            }
            List<Long> millis = new ArrayList<>();
            for (int i = 21; i <= 60; i++) {
                long start = System.nanoTime();
                record(store, 1 + i, Story.bought(i));
                while (store.recorder().lastStoredSequence() < 1 + i) {
                    Thread.onSpinWait();
                }
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
            millis.sort(null);
            assertThat(millis.get(millis.size() / 4))
                    .as("quartile of %s", millis)
                    .isLessThan(50);
        }
    }

    @Test
    void a_stopped_server_loses_nothing_and_the_order_is_kept() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            record(store, 2, Story.bought(1));
            stored(store, 2);
            servers.withoutPostgres(() -> {
                for (long id = 2; id <= 20_000; id++) {
                    record(store, id + 1, Story.bought(id));
                }
                record(store, 20_002, Story.rested(30_000));
                record(store, 20_003, Story.canceled(30_000));
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> !store.recorder().healthy());
                assertThat(store.recorder().lag()).isEqualTo(20_001);
                assertThat(store.recorder().pendingRows()).isGreaterThan(50_000);
            });
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(store.recorder().lag()).isZero());
            assertThat(store.recorder().healthy()).isTrue();
            assertThat(store.recorder().pendingRows()).isZero();
            assertThat(store.orders().byId(30_000)).contains(Story.resting(30_000, OrderStatus.CANCELED));
        }
        assertThat(servers.sql("SELECT count(*), min(id), max(id) FROM fills")).containsExactly("20000|1|20000");
        assertThat(servers.sql("SELECT count(*) FROM orders WHERE status = 'FILLED'"))
                .containsExactly("20000");
    }

    @Test
    void a_frozen_server_shows_as_unhealthy_and_nothing_is_lost() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            record(store, 2, Story.bought(1));
            stored(store, 2);
            servers.withFrozenPostgres(() -> {
                for (long id = 2; id <= 2_000; id++) {
                    record(store, id + 1, Story.bought(id));
                }
                await().atMost(Duration.ofSeconds(4))
                        .until(() -> !store.recorder().healthy());
                await().pollDelay(Duration.ofSeconds(4)).until(() -> true); // until a call has timed out
            });
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(store.recorder().lag()).isZero());
            assertThat(store.recorder().problem()).isEmpty();
        }
        assertThat(servers.sql("SELECT count(*), min(id), max(id) FROM fills")).containsExactly("2000|1|2000");
    }

    @Test
    void a_server_that_is_too_slow_for_a_batch_gets_more_time_until_it_is_stored() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            stored(store, 1);
            servers.sql("CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM pg_sleep(6); RETURN NULL; END'");
            servers.sql("CREATE TRIGGER slow AFTER INSERT ON fills FOR EACH STATEMENT EXECUTE FUNCTION be_slow()");
            record(store, 2, Story.bought(1));
            await().atMost(Duration.ofSeconds(40)).until(() -> store.recorder().lastStoredSequence() == 2);
        }
        assertThat(servers.sql("SELECT count(*) FROM fills")).containsExactly("1");
    }

    @Test
    void a_row_that_the_database_refuses_is_told_tried_again_and_never_skipped() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            stored(store, 1);
            servers.sql("ALTER TABLE fills ADD CONSTRAINT nothing_goes CHECK (id <> 1)");
            record(store, 2, Story.bought(1));
            record(store, 3, Story.bought(2));
            await().atMost(Duration.ofSeconds(10)).until(() -> !store.recorder().healthy());
            assertThat(store.recorder().problem().orElseThrow())
                    .contains("sequence=2..")
                    .contains("nothing_goes");
            assertThat(servers.sql("SELECT last_sequence FROM projection")).containsExactly("1");
            assertThat(servers.sql("SELECT count(*) FROM orders")).containsExactly("0");

            servers.sql("ALTER TABLE fills DROP CONSTRAINT nothing_goes");
            stored(store, 3);
            assertThat(store.recorder().healthy()).isTrue();
        }
        assertThat(servers.sql("SELECT count(*) FROM fills")).containsExactly("2");
    }

    @Test
    void a_full_queue_holds_the_ring_back_until_closed_and_the_rest_is_stored_after_the_next_start() throws Exception {
        Store store = Store.open(config, 100, null);
        record(store, 1, Story.opening());
        stored(store, 1);
        servers.sql("ALTER TABLE fills ADD CONSTRAINT nothing_goes CHECK (id <> 1)");
        Thread ring = Thread.ofPlatform()
                .start(() -> LongStream.rangeClosed(1, 1_000).forEach(id -> record(store, id + 1, Story.bought(id))));
        await().atMost(Duration.ofSeconds(10)).until(() -> store.recorder().pendingRows() >= 100);
        await().atMost(Duration.ofSeconds(10)).until(() -> ring.getState() == Thread.State.WAITING);
        assertThat(store.recorder().pendingRows()).isLessThan(110);
        store.close();
        ring.join(Duration.ofSeconds(5));
        assertThat(ring.isAlive()).isFalse();

        servers.sql("ALTER TABLE fills DROP CONSTRAINT nothing_goes");
        try (Store again = Store.open(config)) {
            assertThat(again.recorder().lastStoredSequence()).isEqualTo(1);
            for (long id = 1; id <= 1_000; id++) {
                record(again, id + 1, Story.bought(id));
            }
            stored(again, 1_001);
        }
        assertThat(servers.sql("SELECT count(*) FROM fills")).containsExactly("1000");
    }

    @Test
    void a_database_that_was_set_back_is_not_written_into() throws Exception {
        try (Store store = Store.open(config)) {
            tellAll(store);
            stored(store, 6);
            servers.sql("UPDATE projection SET last_sequence = 2");
            record(store, 7, Story.bought(7));
            await().atMost(Duration.ofSeconds(10)).until(() -> !store.recorder().healthy());
            assertThat(store.recorder().problem().orElseThrow()).contains("last_sequence=2 expected=6");
            assertThat(store.trades().byId(7)).isEmpty();
        }
    }

    @Test
    void a_report_after_the_close_is_an_error_not_a_loss() {
        Store store = Store.open(config);
        store.close();
        assertThatThrownBy(() -> store.recorder().onReports(1, NOON, Story.opening(), true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sequence=1");
        assertThat(servers.sql("SELECT last_sequence FROM projection")).containsExactly("0");
    }

    @Test
    void lists_are_filtered_and_paged_by_id() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            for (long id = 1; id <= 30; id++) {
                record(store, id + 1, id % 3 == 0 ? Story.rested(id) : Story.bought(id));
            }
            stored(store, 31);
            List<Order> first = store.orders().list(new OrderFilter(1, 0, Set.of(OrderStatus.FILLED), 0, 5));
            assertThat(first).extracting(Order::orderId).containsExactly(29L, 28L, 26L, 25L, 23L);
            assertThat(store.orders().list(new OrderFilter(1, 0, Set.of(OrderStatus.FILLED), 23, 2)))
                    .extracting(Order::orderId)
                    .containsExactly(22L, 20L);
            assertThat(store.orders()
                            .list(new OrderFilter(1, -1, Set.of(OrderStatus.NEW, OrderStatus.CANCELED), 0, 500)))
                    .hasSize(10);
            assertThat(store.orders().list(new OrderFilter(1, 5, Set.of(), 0, 500)))
                    .isEmpty();
            assertThat(store.orders().list(OrderFilter.newest(2, 500))).isEmpty();
            assertThat(store.fills().list(new FillFilter(1, 0, 7, 7, 0, 10)))
                    .extracting(Fill::fillId)
                    .containsExactly(7L);
            assertThat(store.trades().list(new TradeFilter(1, 0, Set.of(TradeStatus.OPEN), 4, 10)))
                    .hasSize(2);
        }
        assertThatThrownBy(() -> OrderFilter.newest(1, 501))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit=501");
    }

    @Test
    void bars_are_cut_at_the_old_or_at_the_new_end_and_come_in_order() throws Exception {
        long minute = TimeFrame.M1.nanos();
        try (Store store = Store.open(config)) {
            record(store, 1, Story.opening());
            List<Report> bars = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                bars.add(new Report.BarClosed(Story.bar(TimeFrame.M1, i * minute, 6_000_000 + i)));
            }
            record(store, 2, bars);
            record(store, 3, List.of(new Report.BarClosed(Story.bar(TimeFrame.M1, 19 * minute, 6_000_099))));
            stored(store, 3);
            assertThat(store.bars().newest(0, TimeFrame.M1, 5 * minute, 20 * minute, 3))
                    .extracting(bar -> bar.openTimeNanos() / minute + ":" + bar.close())
                    .containsExactly("17:6000017", "18:6000018", "19:6000099");
            assertThat(store.bars().oldest(0, TimeFrame.M1, 5 * minute, 20 * minute, 3))
                    .extracting(bar -> bar.openTimeNanos() / minute)
                    .containsExactly(5L, 6L, 7L);
            assertThat(store.bars().newest(0, TimeFrame.M1, 5 * minute, 7 * minute, 500))
                    .hasSize(2);
            assertThat(store.bars().newest(0, TimeFrame.H1, 0, Long.MAX_VALUE, 500))
                    .isEmpty();
        }
    }

    @Test
    void rows_count_as_stored_when_they_are_in_the_database_also_when_the_sequence_follows_later() throws Exception {
        try (Store store = Store.open(config)) {
            assertThat(store.recorder().hasStored(1)).isFalse();
            record(store, 1, Story.opening());
            record(store, 2, Story.bought(1));
            record(store, 3, List.of());

            await().until(() -> store.recorder().hasStored(3));

            assertThat(store.orders().byId(1)).isPresent();
            assertThat(store.recorder().hasStored(4)).isFalse();
            servers.withoutPostgres(() -> {
                record(store, 4, Story.rested(2));
                assertThat(store.recorder().hasStored(3)).isFalse();
                assertThat(store.recorder().hasStored(4)).isFalse();
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> store.recorder().hasStored(4));
        }
    }

    private static void tellAll(Store store) {
        record(store, 1, Story.opening());
        record(store, 2, Story.bought(1));
        record(store, 3, Story.rested(2));
        record(store, 4, Story.denied());
        record(store, 5, Story.canceled(2));
        record(store, 6, List.of(new Report.BarClosed(Story.bar(TimeFrame.M1, 1_795_435_140_000_000_000L, 6_000_007))));
        stored(store, 6);
    }

    private static void record(Store store, long sequence, List<Report> reports) {
        try {
            store.recorder().onReports(sequence, NOON, reports, true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IllegalStateException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }

    private static void stored(Store store, long sequence) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> store.recorder().lastStoredSequence() == sequence);
    }
}
