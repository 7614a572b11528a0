package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.Extension.class)
class ResultQueriesTest {
    private static final long ALL = Long.MAX_VALUE;

    private final Servers servers;

    ResultQueriesTest(Servers servers) {
        this.servers = servers;
    }

    private static long nanos(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private void closed(int id, int account, String strategy, String pnl, String closed) {
        servers.sql("INSERT INTO trades (id, account, symbol, side, status, quantity, fees, realized_pnl, strategy,"
                + " entry_order_id, entry_quantity, exit_quantity, entry_notional, exit_notional, created_nanos,"
                + " opened_nanos, closed_nanos, maximum_adverse, maximum_favorable) VALUES (" + id + ", " + account
                + ", 'BTCUSDT', 'BUY', 'CLOSED', 1, 0.1, " + pnl + ", "
                + (strategy == null ? "NULL" : "'" + strategy + "'")
                + ", " + id + ", 1, 1, 100, 110, 1, " + (nanos(closed) - 1_000_000) + ", " + nanos(closed) + ", 0, 0)");
    }

    @Test
    void trades_are_added_up_by_the_day_of_the_zone_and_by_strategy() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            servers.sql(
                    "INSERT INTO instruments VALUES (0, 'BTCUSDT', 'BTC', 'USDT', 0.01, 0.00001, 0.00001, 9000, 5)");
            closed(1, 1, null, "5.00000001", "2026-11-26T23:10:00Z");
            closed(2, 1, null, "-7.5", "2026-11-26T23:50:00Z");
            closed(3, 1, "grid", "2", "2026-11-26T23:59:00Z");
            closed(4, 1, null, "1", "2026-11-26T18:20:00Z");
            closed(5, 2, null, "1000", "2026-11-26T23:30:00Z");

            List<RecordedResult> berlin = store.results().closed(1, 0, ALL, ZoneId.of("Europe/Berlin"));

            assertThat(berlin)
                    .extracting(each -> each.day() + " " + each.strategy() + " " + each.trades() + " " + each.won()
                            + " "
                            + each.realizedPnl() + " " + each.profit() + " " + each.loss() + " " + each.fees() + " "
                            + each.notional() + " " + each.heldNanos())
                    .containsExactly(
                            "2026-11-26 null 1 1 1 1 0 0.1 210 1000000",
                            "2026-11-27 null 2 1 -2.49999999 5.00000001 -7.5 0.2 420 2000000",
                            "2026-11-27 grid 1 1 2 2 0 0.1 210 1000000");
            assertThat(store.results().closed(1, 0, ALL, ZoneId.of("UTC")))
                    .extracting(RecordedResult::day)
                    .containsOnly(LocalDate.of(2026, 11, 26));
            // 18:20 in London is 00:05 of the next day in Kathmandu.
            assertThat(store.results().closed(1, 0, ALL, ZoneId.of("Asia/Kathmandu")))
                    .extracting(RecordedResult::day)
                    .containsOnly(LocalDate.of(2026, 11, 27));
            assertThat(store.results()
                            .closed(1, nanos("2026-11-26T23:10:00Z"), nanos("2026-11-26T23:50:00Z"), ZoneId.of("UTC")))
                    .extracting(RecordedResult::trades)
                    .containsExactly(1L);
        }
    }
}
