package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static trading.infra.store.Story.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.Equity;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// Terms of orders, and what risk says and does: the rows equal the reports.
@ExtendWith(Servers.Extension.class)
class RecordedRiskTest {
    private static final long SECOND = 1_000_000_000L;

    private final Servers servers;
    private StoreConfig config;

    RecordedRiskTest(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void emptyDatabase() {
        config = servers.emptyDatabase();
    }

    @Test
    void an_order_with_every_term_reads_as_it_was_reported() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, List.of(new Report.Accepted(Story.stop(3, OrderStatus.WAITING, 6_150_000, NOON), false)));
            assertThat(store.orders().byId(3)).contains(Story.stop(3, OrderStatus.WAITING, 6_150_000, NOON));
            record(store, List.of(Story.ended(3, OrderStatus.EXPIRED, CancelReason.EXPIRED)));
            assertThat(store.orders().byId(3)).contains(Story.stop(3, OrderStatus.EXPIRED, 6_150_000, NOON + 9));
        }
        assertThat(servers.sql("SELECT type, time_in_force, limit_price, stop_price, trigger_price, trailing_distance,"
                        + " trailing_ppm, display_quantity, post_only, reduce_only, expires_at, self_trade_prevention,"
                        + " list_id, status, end_reason FROM orders"))
                .containsExactly("STOP_LIMIT|GTD|62000|61500|LAST_PRICE|25|1250|0.00003|t|t"
                        + "|2026-11-23 13:00:00.123456+00|DECREMENT|77|EXPIRED|EXPIRED");
    }

    @Test
    void a_canceled_order_says_why() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.rested(2));
            record(store, Story.canceled(2));
            record(store, Story.bought(3));
        }
        assertThat(servers.sql("SELECT id, status, end_reason FROM orders ORDER BY id"))
                .containsExactly("2|CANCELED|REQUESTED", "3|FILLED|");
    }

    @Test
    void an_amended_order_keeps_its_row_and_gets_its_new_terms() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, List.of(new Report.Accepted(Story.stop(3, OrderStatus.WAITING, 6_150_000, NOON), false)));
            record(store, List.of(Story.moved(3, OrderStatus.WAITING, OrderEvent.AMENDED, 6_140_000)));
            record(store, List.of(Story.moved(3, OrderStatus.NEW, OrderEvent.TRIGGERED, 6_140_000)));
            assertThat(store.orders().byId(3)).contains(Story.stop(3, OrderStatus.NEW, 6_140_000, NOON));
            assertThat(store.orders().events(3))
                    .containsExactly(
                            event(new Place(3, 0), OrderEvent.AMENDED, OrderStatus.WAITING),
                            event(new Place(4, 0), OrderEvent.TRIGGERED, OrderStatus.NEW));
            assertThat(store.orders().events(4)).isEmpty();
        }
    }

    private static RecordedOrderEvent event(Place place, OrderEvent event, OrderStatus status) {
        return new RecordedOrderEvent(place, NOON, 3, 1, 0, event, status, 7, 0, 7, 6_200_000, 6_140_000);
    }

    @Test
    void of_a_trailing_stops_moves_the_last_one_in_each_second_stays_however_they_were_batched() throws Exception {
        List<String> rows = List.of("3|2|61000.01|2026-11-23 12:00:00.9", "3|5|61000.04|2026-11-23 12:00:01.4");
        for (boolean alone : List.of(true, false)) {
            try (Store store = Store.open(servers.emptyDatabase())) {
                trail(store, alone);
                trail(store, alone);
            }
            assertThat(trailed()).as("alone=%s", alone).containsExactlyElementsOf(rows);

            servers.sql("UPDATE projection SET last_sequence = 0");
            try (Store store = Store.open(config)) {
                trail(store, !alone);
            }
            assertThat(trailed()).as("told again").containsExactlyElementsOf(rows);
        }
    }

    private List<String> trailed() {
        return servers.sql("SELECT order_id, sequence, stop_price, to_char(occurred_at, 'YYYY-MM-DD HH24:MI:SS.FF1')"
                + " FROM order_events ORDER BY sequence");
    }

    private static void trail(Store store, boolean alone) throws Exception {
        long midday = NOON - NOON % SECOND;
        long[] tenths = {0, 9, 10, 11, 14};
        store.recorder().onReports(1, NOON, Story.opening(), true);
        for (int i = 0; i < tenths.length; i++) {
            Report moved = Story.moved(3, OrderStatus.WAITING, OrderEvent.TRAILED, 6_100_000 + i);
            store.recorder().onReports(i + 1, midday + tenths[i] * SECOND / 10, List.of(moved), true);
            if (alone) {
                await().until(() -> store.recorder().pendingRows() == 0);
            }
        }
        await().until(() -> store.recorder().pendingRows() == 0);
    }

    @Test
    void a_trade_keeps_how_far_the_market_went() throws Exception {
        Trade plain = Story.trade(1, TradeStatus.CLOSED, 10_000, 10_000);
        Trade trade = new Trade(
                plain.tradeId(),
                plain.account(),
                plain.instrument(),
                plain.strategy(),
                plain.side(),
                plain.status(),
                plain.entryOrderId(),
                plain.orderQuantity(),
                plain.entryQuantity(),
                plain.exitQuantity(),
                plain.entryNotional(),
                plain.exitNotional(),
                plain.fees(),
                plain.realizedPnl(),
                plain.stopLossPrice(),
                plain.takeProfitPrice(),
                ExitReason.LIQUIDATION,
                plain.createdNanos(),
                plain.openedNanos(),
                plain.closedNanos(),
                1_250_000_000L,
                350_000_001L);
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, List.of(new Report.TradeUpdated(trade, false)));
            assertThat(store.trades().byId(1)).contains(trade);
        }
        assertThat(servers.sql("SELECT exit_reason, maximum_adverse, maximum_favorable FROM trades"))
                .containsExactly("LIQUIDATION|12.5|3.50000001");
    }

    @Test
    void an_account_has_its_terms_and_no_limit_is_null() throws Exception {
        String columns = "initial_margin_ppm, maintenance_margin_ppm, latency_nanos, latency_jitter_nanos,"
                + " slippage_ppm, participation_ppm, limit_fill, fill_seed, maximum_instrument_notional,"
                + " maximum_strategy_notional, maximum_account_notional, maximum_leverage, maximum_open_orders,"
                + " maximum_daily_loss, maximum_drawdown_ppm, maximum_messages, message_nanos, cancel_reserve,"
                + " duplicate_nanos, maximum_executions, execution_nanos";
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            assertThat(servers.sql("SELECT " + columns + " FROM accounts"))
                    .containsExactly("0|0|0|0|0|1000000|TOUCH|0|||||||||||||");
            record(store, Story.limited());
            assertThat(servers.sql("SELECT " + columns + " FROM accounts"))
                    .containsExactly("200000|100000|5000000|2000000|150|250000|QUEUE|42|50000|25000|75000|3.5|40"
                            + "|1.23456789|250000|100|1000000000|20|500000000|30|60000000000");
        }
    }

    @Test
    void what_risk_did_is_read_back_newest_first_and_in_pages() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.badDay());
            record(store, Story.goodMorning());

            List<RecordedDenial> denials = store.risk().denials(1, Place.END, 10);
            assertThat(denials)
                    .containsExactly(
                            new RecordedDenial(new Place(2, 7), NOON, (Report.Denied)
                                    Story.badDay().get(7)),
                            new RecordedDenial(new Place(2, 6), NOON, (Report.Denied)
                                    Story.badDay().get(6)));
            assertThat(store.risk().denials(1, Place.END, 1)).containsExactly(denials.get(0));
            assertThat(store.risk().denials(1, denials.get(0).place(), 1)).containsExactly(denials.get(1));
            assertThat(store.risk().denials(1, denials.get(1).place(), 1)).isEmpty();
            assertThat(store.risk().denials(2, Place.END, 10)).isEmpty();

            assertThat(store.risk().tradingStates(1, Place.END, 10))
                    .extracting(RecordedState::changed)
                    .containsExactly(
                            (Report.TradingStateChanged) Story.goodMorning().get(1),
                            (Report.TradingStateChanged) Story.badDay().get(1));
            assertThat(store.risk().killSwitches(Place.END, 10))
                    .extracting(each -> each.place() + " " + each.engaged() + " " + each.scope() + " " + each.target()
                            + " " + each.reason() + " " + each.by())
                    .containsExactly(
                            new Place(3, 0) + " false STRATEGY rsi mended bob",
                            new Place(2, 4) + " true STRATEGY rsi runs wild alice");
            assertThatThrownBy(() -> store.risk().killSwitches(Place.END, 501))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("limit=501");
        }
    }

    @Test
    void a_lock_has_its_end_and_the_reason_of_it_even_within_one_batch() throws Exception {
        List<String> released = List.of(
                "5|BTCUSDT|BUY|stop-loss guard|2026-11-23 12:01:00.123456+00|2026-11-23 12:00:00.123456+00|",
                "6|||by hand|2026-11-23 12:01:00.123456+00|2026-11-23 12:00:00.123456+00|looked at it");
        String locks =
                "SELECT id, symbol, side, reason, until_at, released_at, release_reason FROM entry_locks ORDER BY id";
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.badDay());
            assertThat(servers.sql("SELECT count(*) FROM entry_locks WHERE released_at IS NULL"))
                    .containsExactly("2");
            record(store, Story.goodMorning());
        }
        assertThat(servers.sql(locks)).containsExactlyElementsOf(released);

        try (Store store = Store.open(servers.emptyDatabase())) {
            record(store, Story.opening());
            List<Report> both = new ArrayList<>(Story.badDay());
            both.addAll(Story.goodMorning());
            record(store, both);
        }
        assertThat(servers.sql(locks)).containsExactlyElementsOf(released);
    }

    @Test
    void the_protections_in_force_are_those_of_the_last_report() throws Exception {
        String rows = "SELECT place, kind, scope, lookback_nanos, lock_nanos, trades, threshold_ppm FROM protections"
                + " ORDER BY place";
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.badDay());
            assertThat(servers.sql(rows))
                    .containsExactly(
                            "0|COOLDOWN|PAIR|0|300000000000|0|0",
                            "1|LOW_PROFIT|PAIR_SIDE|3600000000000|300000000000|4|-20000");
            record(store, Story.goodMorning());
            assertThat(servers.sql(rows)).containsExactly("0|COOLDOWN|ALL|0|60000000000|0|0");
            record(store, List.of(new Report.ProtectionsChanged(1, List.of())));
            assertThat(servers.sql(rows)).isEmpty();
        }
    }

    @Test
    void an_equity_series_is_thinned_evenly_and_ends_with_the_last() throws Exception {
        List<Report> measured = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            measured.add(Story.worth(100 + i, 2_000, NOON + i * SECOND));
        }
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, measured);
            record(store, List.of(Story.worth(5_000, 5_000, NOON + 999 * SECOND)));

            List<Equity> thinned = store.equity().series(1, 0, Long.MAX_VALUE, 10);
            assertThat(thinned)
                    .extracting(Equity::equity)
                    .containsExactly(199L, 299L, 399L, 499L, 599L, 699L, 799L, 899L, 999L, 5_000L);
            assertThat(thinned.getFirst())
                    .isEqualTo(new Equity(1, "USDT", 199, 2_000, 10_000_000_000_000L, NOON + 99 * SECOND));
            assertThat(store.equity().series(1, 0, Long.MAX_VALUE, 2_000))
                    .extracting(Equity::equity)
                    .startsWith(100L, 101L, 102L)
                    .endsWith(1_098L, 5_000L)
                    .hasSize(1_000);
            assertThat(store.equity().series(1, NOON + 10 * SECOND, NOON + 20 * SECOND, 5))
                    .extracting(Equity::equity)
                    .containsExactly(111L, 113L, 115L, 117L, 119L);
            assertThat(store.equity().series(1, 0, NOON, 5)).isEmpty();
            assertThat(store.equity().series(2, 0, Long.MAX_VALUE, 5)).isEmpty();
            assertThatThrownBy(() -> store.equity().series(1, 0, NOON, 0)).hasMessageContaining("points=0");
        }
        assertThat(servers.sql("SELECT count(*) FROM equity")).containsExactly("1001");
    }

    @Test
    void many_at_once_are_stored_as_one_after_the_other_and_both_once() throws Exception {
        List<List<Report>> session = new ArrayList<>(List.of(Story.opening(), Story.limited()));
        for (long id = 1; id <= 300; id++) {
            session.add(Story.bought(2 * id));
            session.add(List.of(
                    new Report.Accepted(Story.stop(2 * id + 1, OrderStatus.PENDING_NEW, 6_150_000, NOON), false)));
            session.add(List.of(
                    Story.moved(2 * id + 1, OrderStatus.WAITING, OrderEvent.ARRIVED, 6_150_000),
                    Story.worth(id, id, NOON + id)));
            session.add(id % 2 == 0 ? Story.badDay() : Story.goodMorning());
            session.add(Story.allowed());
            session.add(List.of(Story.ended(2 * id + 1, OrderStatus.CANCELED, CancelReason.KILL_SWITCH)));
        }
        try (Store store = Store.open(config)) {
            for (List<Report> reports : session) {
                record(store, reports); // few rows: arrays
            }
        }
        List<String> one = servers.everything();
        assertThat(one).hasSizeGreaterThan(2_000);

        try (Store store = Store.open(servers.emptyDatabase())) {
            store.recorder().onReports(1, NOON, session.get(0), true);
            servers.withFrozenPostgres(() -> tell(store, session, session.size() / 2)); // many rows: COPY
            await().atMost(Duration.ofSeconds(20)).until(() -> store.recorder().lag() == 0);
            tell(store, session, session.size());
        }
        assertThat(servers.everything()).isEqualTo(one);

        servers.sql("UPDATE projection SET last_sequence = 0");
        try (Store store = Store.open(config)) {
            servers.withFrozenPostgres(() -> tell(store, session, session.size()));
            await().atMost(Duration.ofSeconds(20)).until(() -> store.recorder().lag() == 0);
        }
        assertThat(servers.everything()).as("told again").isEqualTo(one);
    }

    private static void tell(Store store, List<List<Report>> session, int upTo) {
        try {
            for (int i = 0; i < upTo; i++) {
                store.recorder().onReports(i + 1, NOON, session.get(i), true);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the next command, stored by itself.
    private static void record(Store store, List<Report> reports) throws InterruptedException {
        long sequence = store.recorder().lastStoredSequence() + 1;
        store.recorder().onReports(sequence, NOON, reports, true);
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> store.recorder().lastStoredSequence() == sequence);
    }

    @Test
    void changed_limits_read_as_they_were_reported_with_who_and_why() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.limited());
            record(store, Story.reviewed());
            assertThat(store.risk().limitChanges(1, Place.END, 10))
                    .extracting(RecordedLimits::changed)
                    .containsExactly((Report.RiskLimitsChanged) Story.reviewed().get(2), (Report.RiskLimitsChanged)
                            Story.reviewed().get(1));
            assertThat(store.risk().limitChanges(2, Place.END, 10)).isEmpty();
        }
        assertThat(servers.sql("SELECT ordinal, reason, changed_by, changed_at FROM limit_changes ORDER BY ordinal"))
                .containsExactly("1|review|alice|2026-11-23 12:00:00.123456+00", "2|||2026-11-23 12:00:00.123456+00");
    }

    @Test
    void what_was_allowed_reads_in_plain_sql_with_who_why_until_when_and_what_came_of_it() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.allowed());
        }
        assertThat(servers.sql("SELECT ordinal, strategy, everything, (SELECT string_agg(symbol, ',')"
                        + " FROM permitted_instruments i WHERE i.sequence = p.sequence AND i.ordinal = p.ordinal),"
                        + " reason, changed_by, changed_at FROM permission_changes p ORDER BY ordinal"))
                .containsExactly(
                        "0||f|BTCUSDT|only this|alice|2026-11-23 12:00:00.123456+00",
                        "1|rsi|f||nothing|bob|2026-11-23 12:00:00.123456+00",
                        "2|rsi|t||again|bob|2026-11-23 12:00:00.123456+00");
        assertThat(servers.sql("SELECT ordinal, strategy, event, one_order, until_at, reason, changed_by"
                        + " FROM override_events ORDER BY ordinal"))
                .containsExactly(
                        "3||GRANTED|t|2026-11-23 12:01:00.123456+00|a block|alice",
                        "4||USED||||",
                        "5|rsi|GRANTED|f|2026-11-23 12:01:30.123456+00|month end|bob",
                        "6|rsi|REVOKED|||done|bob",
                        "7|dca|EXPIRED||||");
        assertThat(servers.sql("SELECT ordinal, event, cancels_stops, until_at, orders, changed_by"
                        + " FROM dead_man_switch_events ORDER BY ordinal"))
                .as("a sign of life for an armed switch has no row")
                .containsExactly("8|ARMED|t|2026-11-23 12:00:05.123456+00||alice", "10|FIRED|||3|", "11|DISARMED||||");
    }

    @Test
    void what_was_allowed_is_read_back_newest_first_and_in_pages() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.allowed());
            List<RecordedPermission> permissions = store.risk().permissions(1, Place.END, 10);
            assertThat(permissions)
                    .containsExactly(
                            permission(2, "rsi", true, List.of(), "again", "bob"),
                            permission(1, "rsi", false, List.of(), "nothing", "bob"),
                            permission(0, "", false, List.of("BTCUSDT"), "only this", "alice"));
            assertThat(store.risk().permissions(1, permissions.get(0).place(), 1))
                    .containsExactly(permissions.get(1));
            assertThat(store.risk().permissions(2, Place.END, 10)).isEmpty();
            assertThat(store.risk().overrides(1, new Place(2, 6), 1))
                    .containsExactly(new RecordedOverride(
                            new Place(2, 5),
                            NOON,
                            1,
                            "rsi",
                            RecordedOverride.Event.GRANTED,
                            false,
                            NOON + 90 * SECOND,
                            "month end",
                            "bob"));
            assertThat(store.risk().deadManSwitch(1, new Place(2, 11), 1))
                    .containsExactly(new RecordedDeadManSwitch(
                            new Place(2, 10), NOON, 1, RecordedDeadManSwitch.Event.FIRED, false, 0, 3, ""));
        }
    }

    private static RecordedPermission permission(
            int ordinal, String strategy, boolean everything, List<String> symbols, String reason, String by) {
        return new RecordedPermission(new Place(2, ordinal), NOON, 1, strategy, everything, symbols, reason, by);
    }

    @Test
    void a_table_of_fees_has_its_first_tier_with_the_account_and_is_replaced_as_a_whole() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, Story.reviewed());
        }
        assertThat(servers.sql("SELECT * FROM fee_tiers ORDER BY place"))
                .containsExactly("1|1|1000|500|800", "1|2|5000.5|-10|700");
        assertThat(servers.sql("SELECT maker_fee_ppm, taker_fee_ppm FROM accounts WHERE id = 1"))
                .containsExactly("600|900");
        try (Store store = Store.open(config)) {
            store.recorder().onReports(9, NOON, Story.opening(), true);
        }
        assertThat(servers.sql("SELECT count(*) FROM fee_tiers")).containsExactly("0");
    }

    @Test
    void an_order_can_end_by_the_dead_man_switch_and_for_want_of_a_permission() throws Exception {
        try (Store store = Store.open(config)) {
            record(store, Story.opening());
            record(store, List.of(new Report.Accepted(Story.stop(3, OrderStatus.WAITING, 6_150_000, NOON), false)));
            for (CancelReason reason : CancelReason.values()) {
                record(store, List.of(Story.ended(3, OrderStatus.CANCELED, reason)));
            }
        }
        assertThat(servers.sql("SELECT end_reason FROM orders")).containsExactly("NOT_PERMITTED");
    }
}
