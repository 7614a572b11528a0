package trading.launcher.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));
        return text.toString();
    }

    private static Table table(boolean colours) {
        return new Table(colours).left("NAME").right("RESULT", Colour::ofSign).left("WHY");
    }

    @Test
    void columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() {
        Table table = table(false);
        table.row("ema-cross", "+12.50", "it rose");
        table.row("dca", "-3.00", "");

        assertThat(printed(table).lines())
                .containsExactly(
                        "NAME       RESULT  WHY", //
                        "ema-cross  +12.50  it rose", //
                        "dca         -3.00  -");
    }

    @Test
    void where_there_are_no_rows_there_is_no_head() {
        assertThat(printed(table(false))).isEmpty();
    }

    @Test
    void colours_take_no_room_and_end_with_their_cell() {
        Table table = table(true);
        table.row("a", "+1", "x");
        table.row("b", "-0.00", "y");
        table.row("c", "-1", "z");

        assertThat(printed(table).lines().skip(1))
                .containsExactly(
                        "a         \u001b[32m+1\u001b[0m  x", //
                        "b      -0.00  y", //
                        "c         \u001b[31m-1\u001b[0m  z");
    }

    @Test
    void stored_text_moves_no_cursor_and_makes_no_line() {
        Table table = table(false);
        table.row("x\u001b[2J", "1\n2", "a\u202eb\u0000\ttab, but Grüße and 買い stay");

        assertThat(printed(table).lines().skip(1))
                .containsExactly("x\\u001b[2J    1\\n2  a\\u202eb\\u0000\\ttab, but Grüße and 買い stay");
        assertThat(Printable.lines("one\ntwo\r\u2028three")).isEqualTo("one\ntwo\\r\\u2028three");
    }

    @Test
    void a_row_with_too_few_cells_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(false).row("a"))
                .withMessageContaining("cells=1");
    }
}
