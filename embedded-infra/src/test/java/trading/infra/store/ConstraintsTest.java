package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.model.AccountKind;
import trading.engine.model.CancelReason;
import trading.engine.model.ExitReason;
import trading.engine.model.KillScope;
import trading.engine.model.LimitFill;
import trading.engine.model.Liquidity;
import trading.engine.model.LockScope;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.ProtectionKind;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.StateReason;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingState;
import trading.engine.model.TriggerPrice;

/// What the tables refuse, whoever writes.
@ExtendWith(Servers.Extension.class)
class ConstraintsTest {
    private final Servers servers;

    ConstraintsTest(Servers servers) {
        this.servers = servers;
    }

    @BeforeAll
    static void fillTheTables(Servers servers) throws Exception {
        try (Store store = Store.open(servers.emptyDatabase())) {
            long sequence = 0;
            for (var reports : List.of(Story.opening(), Story.bought(1), Story.rested(2), Story.allowed())) {
                store.recorder().onReports(++sequence, Story.NOON, reports, true);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE orders SET filled_quantity = 0.2 WHERE id = 1               | orders_quantity_adds_up
            UPDATE orders SET leaves_quantity = -1, canceled_quantity = 1.00007 WHERE id = 2 | leaves_quantity
            UPDATE orders SET status = 'NEW' WHERE id = 1                      | orders_status_fits_quantities
            UPDATE orders SET status = 'FILLED' WHERE id = 2                   | orders_status_fits_quantities
            UPDATE orders SET status = 'LOST' WHERE id = 2                     | orders_status_fits_quantities
            UPDATE orders SET limit_price = NULL WHERE id = 2                  | orders_limit_has_a_price
            UPDATE orders SET client_order_id = 'mine-1' WHERE id = 2          | orders_client_order_id_is_used_once
            UPDATE fills SET quantity = 0                                      | fills_quantity_check
            UPDATE fills SET price = -1                                        | fills_price_check
            UPDATE trades SET exit_quantity = 0.2                              | trades_
            UPDATE trades SET status = 'CLOSED'                                | trades_status_fits_quantities
            UPDATE trades SET status = 'CANCELED'                              | trades_status_fits_quantities
            UPDATE trades SET exit_reason = 'BOREDOM'                          | trades_exit_reason_check
            UPDATE deposits SET amount = 0                                     | deposits_amount_check
            UPDATE instruments SET tick_size = 0                               | instruments_tick_size_check
            INSERT INTO bars VALUES ('BTCUSDT', '1m', now(), 10, 9, 8, 9, 1, 1) | bars_range_holds_open_and_close
            UPDATE projection SET last_sequence = -1                           | projection_last_sequence_check
            UPDATE orders SET type = 'STOP_LIMIT', limit_price = NULL WHERE id = 2 | orders_limit_has_a_price
            UPDATE orders SET time_in_force = 'GTD' WHERE id = 2               | orders_gtd_has_an_end
            UPDATE orders SET end_reason = 'REQUESTED' WHERE id = 2            | orders_end_reason_is_of_an_ended_order
            UPDATE orders SET status = 'EXPIRED' WHERE id = 2                  | orders_status_fits_quantities
            UPDATE orders SET status = 'WAITING' WHERE id = 1                  | orders_status_fits_quantities
            UPDATE orders SET stop_price = 0 WHERE id = 2                      | orders_stop_price_check
            UPDATE trades SET maximum_adverse = -1                             | trades_maximum_adverse_check
            UPDATE accounts SET initial_margin_ppm = -1                        | accounts_check
            UPDATE accounts SET maximum_daily_loss = 0                         | accounts_maximum_daily_loss_check
            INSERT INTO protections (account, place, kind, scope, lookback_nanos, lock_nanos, trades, threshold_ppm, since_nanos) VALUES (1, -1, 'COOLDOWN', 'ALL', 0, 1, 0, 0, 0) | protections_place_check
            UPDATE override_events SET until_nanos = NULL WHERE event = 'GRANTED' | override_events_granted_has_an_end
            UPDATE override_events SET one_order = true WHERE event = 'USED'   | override_events_granted_has_an_end
            UPDATE dead_man_switch_events SET until_nanos = 1 WHERE event = 'FIRED' | dead_man_switch_events_armed_has_an_end
            UPDATE dead_man_switch_events SET orders = NULL WHERE event = 'FIRED' | dead_man_switch_events_fired_ends_orders
            UPDATE permission_changes SET strategy = ''                        | permission_changes_strategy_check
            """)
    void a_row_that_cannot_be_true_is_refused(String statement, String constraint) {
        List<String> before = servers.everything();
        assertThatThrownBy(() -> servers.sql(statement)).hasMessageContaining(constraint);
        assertThat(servers.everything()).isEqualTo(before);
    }

    @Test
    void every_word_of_the_engine_has_its_place() {
        assertThat(words("orders", "type")).isEqualTo(names(OrderType.values()));
        assertThat(words("orders", "time_in_force")).isEqualTo(names(TimeInForce.values()));
        assertThat(words("orders", "trigger_price")).isEqualTo(names(TriggerPrice.values()));
        assertThat(words("orders", "self_trade_prevention")).isEqualTo(names(SelfTradePrevention.values()));
        assertThat(words("orders", "end_reason")).isEqualTo(names(CancelReason.values()));
        assertThat(words("orders", "status_fits_quantities")).isEqualTo(names(OrderStatus.values()));
        assertThat(words("order_events", "event")).isEqualTo(names(OrderEvent.values()));
        assertThat(words("trading_states", "state")).isEqualTo(names(TradingState.values()));
        assertThat(words("trading_states", "reason")).isEqualTo(names(StateReason.values()));
        assertThat(words("protections", "kind")).isEqualTo(names(ProtectionKind.values()));
        assertThat(words("protections", "scope")).isEqualTo(names(LockScope.values()));
        assertThat(words("kill_switches", "scope")).isEqualTo(names(KillScope.values()));
        assertThat(words("override_events", "event")).isEqualTo(names(RecordedOverride.Event.values()));
        assertThat(words("dead_man_switch_events", "event")).isEqualTo(names(RecordedDeadManSwitch.Event.values()));
        assertThat(words("accounts", "limit_fill")).isEqualTo(names(LimitFill.values()));
        assertThat(words("accounts", "kind")).isEqualTo(names(AccountKind.values()));
        assertThat(words("fills", "liquidity")).isEqualTo(names(Liquidity.values()));
        assertThat(words("trades", "status_fits_quantities")).isEqualTo(names(TradeStatus.values()));
        Set<String> reasons = names(ExitReason.values());
        reasons.remove(ExitReason.NONE.name()); // is null
        assertThat(words("trades", "exit_reason")).isEqualTo(reasons);
    }

    /// The words in quotes in a column's rule.
    private Set<String> words(String table, String column) {
        List<String> rules = servers.sql("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname IN ('"
                + table + "_" + column + "_check', '" + table + "_" + column + "')");
        return Pattern.compile("'([A-Z_]+)'")
                .matcher(rules.getFirst())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_table_and_its_rows_say_what_they_are() {
        assertThat(servers.sql("SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
                        + " AND c.relkind = 'r' AND obj_description(c.oid) IS NULL ORDER BY 1"))
                .containsExactly("flyway_schema_history");
    }
}
