package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            for (var reports : List.of(Story.opening(), Story.bought(1), Story.rested(2))) {
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
            """)
    void a_row_that_cannot_be_true_is_refused(String statement, String constraint) {
        List<String> before = servers.everything();
        assertThatThrownBy(() -> servers.sql(statement)).hasMessageContaining(constraint);
        assertThat(servers.everything()).isEqualTo(before);
    }

    @Test
    void every_table_and_its_rows_say_what_they_are() {
        assertThat(servers.sql("SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
                        + " AND c.relkind = 'r' AND obj_description(c.oid) IS NULL ORDER BY 1"))
                .containsExactly("flyway_schema_history");
    }
}
