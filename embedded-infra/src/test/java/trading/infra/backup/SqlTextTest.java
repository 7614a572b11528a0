package trading.infra.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    private final SqlText text = new SqlText();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT ';';  ",
                "SELECT 'it''s'; -- done; or not",
                "SELECT E'a\\';b';",
                "SELECT \"odd;name\" FROM t;",
                "SELECT $tag$ ; $$ ; $tag$;",
                "/* ; /* nested ; */ ; */ SELECT 1;"
            })
    void a_statement_of_one_line_ends_with_it(String line) {
        assertThat(text.ends(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';",
                "SELECT 1 -- ;",
                "SELECT E'\\';",
                "SELECT \"odd;",
                "CREATE FUNCTION f() AS $$ SELECT 1;",
                "/* SELECT 1;",
                "SELECT 1; SELECT"
            })
    void another_goes_on(String line) {
        assertThat(text.ends(line)).isFalse();
    }

    @Test
    void texts_go_over_lines() {
        assertThat(text.ends("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $f$"))
                .isFalse();
        assertThat(text.ends("  SELECT 1;")).isFalse();
        assertThat(text.ends("$f$;")).isTrue();
        assertThat(text.ends("SELECT 'a;")).isFalse();
        assertThat(text.ends("-- no comment in here;")).isFalse();
        assertThat(text.ends("';")).isTrue();
    }
}
