package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.Extension.class)
class SchemaVersionsTest {
    private final Servers servers;
    private SchemaVersions versions;

    SchemaVersionsTest(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void an_empty_database() {
        versions = new SchemaVersions(servers.emptyDatabase());
    }

    @Test
    void down_and_up_again_the_tables_are_those_of_each_version() {
        assertThat(versions.current()).isZero();
        versions.migrate(versions.newest());
        for (int version : new int[] {versions.newest(), 4, 2, 1, 0, 3, versions.newest()}) {
            versions.migrate(version);
            assertThat(versions.current()).isEqualTo(version);
            assertThat(versions.differences()).as("version %d", version).isEmpty();
        }
        assertThat(servers.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'trading_expected'"))
                .containsExactly("0");
    }

    @Test
    void an_undo_that_fails_leaves_everything_as_it_was() {
        versions.migrate(versions.newest());
        servers.sql("CREATE VIEW mine AS SELECT permission FROM (SELECT 1 AS permission) x");
        servers.sql("CREATE VIEW others AS SELECT * FROM fills");

        assertThatThrownBy(() -> versions.migrate(0))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("undo of V");

        assertThat(versions.current()).isEqualTo(versions.newest());
    }

    @Test
    void every_kind_of_difference_is_named() {
        versions.migrate(versions.newest());
        for (String damage : List.of(
                "ALTER TABLE orders DROP COLUMN strategy",
                "ALTER TABLE fills ALTER COLUMN price DROP NOT NULL",
                "DROP INDEX decisions_by_time",
                "ALTER TABLE decisions DROP CONSTRAINT decisions_action_check",
                "CREATE TABLE strange (id integer)",
                "CREATE FUNCTION strange() RETURNS integer LANGUAGE sql RETURN 1")) {
            List<String> before = versions.differences();
            servers.sql(damage);
            assertThat(versions.differences()).as(damage).hasSizeGreaterThan(before.size());
        }
        assertThat(versions.differences())
                .anyMatch(line -> line.startsWith("missing: column orders.strategy"))
                .anyMatch(line -> line.startsWith("missing: column fills.price") && line.contains("NOT NULL"))
                .anyMatch(line -> line.startsWith("missing: index") && line.contains("decisions_by_time"))
                .anyMatch(line -> line.startsWith("missing: rule decisions decisions_action_check"))
                .anyMatch(line -> line.startsWith("unexpected: column strange.id"))
                .anyMatch(line -> line.startsWith("unexpected: function"));
    }

    @Test
    void a_database_without_tables_lacks_them() {
        assertThat(versions.differences()).containsExactly("missing: the tables");
    }
}
