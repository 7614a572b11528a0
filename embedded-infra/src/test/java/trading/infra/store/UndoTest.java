package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.infra.store.Story.NOON;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;

/// The way back from each migration: `db/undo` has a script of the same name.
@ExtendWith(Servers.Extension.class)
class UndoTest {
    private static final String TERMS = "V2__terms_risk_and_events.sql";
    private static final String PERMISSIONS = "V6__permissions_overrides_and_dead_man_switches.sql";
    private static final String DECISIONS = "V5__decisions_of_strategies.sql";
    private static final String LISTS = "V4__how_the_orders_of_a_list_depend.sql";
    private static final String FEES = "V3__fees_by_value_and_changes_of_limits.sql";

    private final Servers servers;

    UndoTest(Servers servers) {
        this.servers = servers;
    }

    @Test
    void every_migration_has_an_undo_script_of_the_same_name() {
        Store.open(servers.emptyDatabase()).close();

        List<String> scripts = servers.sql("SELECT script FROM flyway_schema_history ORDER BY installed_rank");
        assertThat(scripts)
                .hasSize(6)
                .allSatisfy(
                        script -> assertThat(undo(script)).contains("DELETE FROM flyway_schema_history WHERE version"));
    }

    @Test
    void all_scripts_newest_first_leave_nothing_and_a_start_makes_it_again() {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();
        servers.sql("SELECT script FROM flyway_schema_history ORDER BY installed_rank DESC")
                .forEach(script -> servers.sql(undo(script)));

        assertThat(servers.sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"))
                .containsExactly("1");
        Store.open(config).close();
        assertThat(servers.everything()).isEmpty();
    }

    @Test
    void down_and_up_again_with_rows_inside_ends_where_it_began() throws Exception {
        StoreConfig config = servers.emptyDatabase();
        migrateTo1(config);
        TreeSet<String> before = shape();
        tell(config);
        List<String> rows = servers.everything();
        TreeSet<String> after = shape();

        servers.sql(undo(PERMISSIONS));
        servers.sql(undo(DECISIONS));
        servers.sql(undo(LISTS));
        servers.sql(undo(FEES));
        servers.sql(undo(TERMS));
        assertThat(shape()).isEqualTo(before);
        assertThat(servers.sql("SELECT id, status FROM orders ORDER BY id"))
                .as("what V1 can hold stays")
                .containsExactly("1|FILLED", "2|CANCELED");
        assertThat(servers.sql("SELECT count(*) FROM fills")).containsExactly("1");
        assertThat(servers.sql("SELECT count(*) FROM denials")).containsExactly("2");

        tell(config);
        assertThat(shape()).isEqualTo(after);
        assertThat(servers.everything()).isEqualTo(rows);
    }

    @Test
    void rows_of_before_get_what_they_lacked_when_the_journal_is_told_again() throws Exception {
        StoreConfig config = servers.emptyDatabase();
        tell(config);
        servers.sql(undo(PERMISSIONS));
        servers.sql(undo(DECISIONS));
        servers.sql(undo(LISTS));
        servers.sql(undo(FEES));
        servers.sql(undo(TERMS));
        try (Store store = Store.open(config)) {
            assertThat(store.recorder().lastStoredSequence()).isZero();
            assertThat(servers.sql("SELECT end_reason FROM orders WHERE id = 2"))
                    .containsExactly("");
        }
        tell(config);
        assertThat(servers.sql("SELECT end_reason FROM orders WHERE id = 2")).containsExactly("REQUESTED");
    }

    private static void tell(StoreConfig config) throws Exception {
        long sequence = 0;
        try (Store store = Store.open(config)) {
            for (List<Report> reports : List.<List<Report>>of(
                    Story.opening(),
                    Story.bought(1),
                    Story.rested(2),
                    Story.canceled(2),
                    Story.limited(),
                    List.of(new Report.Accepted(Story.stop(3, OrderStatus.WAITING, 6_150_000, NOON), false)),
                    List.of(Story.moved(3, OrderStatus.WAITING, OrderEvent.TRAILED, 6_140_000)),
                    List.of(Story.ended(3, OrderStatus.EXPIRED, CancelReason.EXPIRED)),
                    Story.badDay(),
                    Story.reviewed(),
                    Story.allowed())) {
                store.recorder().onReports(++sequence, NOON, reports, true);
            }
        }
    }

    private static void migrateTo1(StoreConfig config) {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(config.jdbcUrl(), config.user(), config.password())
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
    }

    /// All tables with their columns, rules, indexes and comments, and all functions.
    private TreeSet<String> shape() {
        TreeSet<String> shape = new TreeSet<>(servers.sql(
                "SELECT table_name, column_name, data_type, is_nullable, column_default, generation_expression,"
                        + " col_description((table_schema || '.' || table_name)::regclass, ordinal_position)"
                        + " FROM information_schema.columns WHERE table_schema = 'public'"));
        shape.addAll(servers.sql("SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                + " WHERE connamespace = 'public'::regnamespace AND contype <> 'n'"));
        shape.addAll(servers.sql("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"));
        shape.addAll(servers.sql(
                "SELECT pg_get_functiondef(oid) FROM pg_proc" + " WHERE pronamespace = 'public'::regnamespace"));
        return shape;
    }

    private static String undo(String script) {
        try (InputStream undo = UndoTest.class.getResourceAsStream("/db/undo/" + script)) {
            assertThat(undo).as("db/undo/%s", script).isNotNull();
            return new String(undo.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
