package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.Extension.class)
class StoreTest {
    private final Servers servers;

    StoreTest(Servers servers) {
        this.servers = servers;
    }

    @Test
    void an_empty_database_gets_all_tables_and_a_second_start_changes_nothing() {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();
        Store.open(config).close();

        assertThat(servers.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_name <> 'flyway_schema_history' ORDER BY 1"))
                .containsExactly(
                        "accounts",
                        "balances",
                        "bars",
                        "dead_man_switch_events",
                        "decisions",
                        "denials",
                        "deposits",
                        "entry_locks",
                        "equity",
                        "fee_tiers",
                        "fills",
                        "instruments",
                        "kill_switches",
                        "limit_changes",
                        "order_events",
                        "orders",
                        "override_events",
                        "permission_changes",
                        "permitted_instruments",
                        "positions",
                        "projection",
                        "protections",
                        "trades",
                        "trading_states");
        assertThat(servers.sql("SELECT version, success FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1|t", "2|t", "3|t", "4|t", "5|t", "6|t");
    }

    @Test
    void it_is_used_by_a_role_that_is_no_superuser() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            assertThat(store.ping(Duration.ofSeconds(2))).isTrue();
            assertThat(servers.sql("SELECT DISTINCT usename, usesuper FROM pg_stat_activity"
                            + " JOIN pg_user USING (usename) WHERE application_name LIKE 'trading%'"))
                    .containsExactly("trading|f");
        }
    }

    @Test
    void a_migration_that_fails_is_named_and_leaves_the_tables_as_they_were() {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();

        assertThatThrownBy(() -> Schema.migrate(config, "classpath:db/migration", "classpath:db/broken"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version=6 next=V999__half_done.sql")
                .hasMessageContaining("no_such_function");
        assertThat(servers.sql("SELECT to_regclass('half_done')")).containsExactly("");
        Store.open(config).close();
    }

    @Test
    void tables_of_a_newer_program_are_refused() {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();
        servers.sql("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 1,"
                + " installed_by, installed_on, 1, true FROM flyway_schema_history WHERE version = '1'");

        assertThatThrownBy(() -> Store.open(config))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("99");
    }

    @Test
    void a_frozen_database_is_noticed_in_time_and_does_not_pile_up_threads() throws Exception {
        try (Store store = Store.open(servers.emptyDatabase())) {
            assertThat(store.ping(Duration.ofSeconds(2))).isTrue();
            servers.withFrozenPostgres(() -> {
                long start = System.nanoTime();
                for (int i = 0; i < 5; i++) {
                    assertThat(store.ping(Duration.ofMillis(200))).isFalse();
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
                assertThatThrownBy(() -> store.orders().byId(1)).isInstanceOf(StoreException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> store.ping(Duration.ofSeconds(2)));
        }
    }

    @Test
    void a_database_that_is_not_there_is_said_plainly_and_without_the_password() {
        StoreConfig nowhere = new StoreConfig("jdbc:postgresql://127.0.0.1:1/trading", "trading", "top-secret");

        assertThatThrownBy(() -> Store.open(nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("top-secret");
        assertThat(List.of(nowhere).toString()).doesNotContain("top-secret");
    }
}
