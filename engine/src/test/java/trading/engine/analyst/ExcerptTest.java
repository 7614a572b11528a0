package trading.engine.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void what_could_forge_a_log_line_or_turn_the_text_round_is_escaped() {
        assertThat(Excerpt.of("a\r\nERROR \u001b[31m\u202eb\u2028\ud800"))
                .isEqualTo("a\\u000d\\u000aERROR \\u001b[31m\\u202eb\\u2028\\ud800");
        assertThat(Excerpt.of("Größe 元 🙂")).isEqualTo("Größe 元 🙂");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(Excerpt.of("x".repeat(5_000))).isEqualTo("x".repeat(200) + "...");
    }
}
