package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static int code(String query, Consumer<Parameters> read) {
        ExchangeException refused =
                catchThrowableOfType(ExchangeException.class, () -> read.accept(Parameters.parse(query, "")));
        assertThat(refused).as(query).isNotNull();
        return refused.error().code();
    }

    @Test
    void what_is_in_both_is_taken_from_the_query_string() {
        Parameters parameters = Parameters.parse("symbol=BTCUSDT&limit=5", "symbol=ETHUSDT&side=BUY");

        assertThat(parameters.required("symbol")).isEqualTo("BTCUSDT");
        assertThat(parameters.required("side")).isEqualTo("BUY");
        assertThat(parameters.limit(100, 500)).isEqualTo(5);
        parameters.finish();
    }

    @Test
    void values_are_decoded_once() {
        Parameters parameters = Parameters.parse("a=%5B%22BTCUSDT%22%5D&b=x+y&c=%2525", "");

        assertThat(parameters.required("a")).isEqualTo("[\"BTCUSDT\"]");
        assertThat(parameters.required("b")).isEqualTo("x y");
        assertThat(parameters.required("c")).isEqualTo("%25");
    }

    @Test
    void decimals_are_exact_and_plain() {
        Parameters parameters = Parameters.parse("quantity=0.10000000&price=123456789012345678.12345678", "");

        assertThat(parameters.decimal("quantity").orElseThrow()).isEqualByComparingTo("0.1");
        assertThat(parameters.decimal("price").orElseThrow()).isEqualByComparingTo("123456789012345678.12345678");
        assertThat(code("q=1e-5", p -> p.decimal("q"))).isEqualTo(-1100);
        assertThat(code("q=-1", p -> p.decimal("q"))).isEqualTo(-1100);
        assertThat(code("q=NaN", p -> p.decimal("q"))).isEqualTo(-1100);
        assertThat(code("q=0.0000000000000000001", p -> p.decimal("q"))).isEqualTo(-1111);
    }

    @Test
    void what_is_broken_or_doubled_or_not_known_is_refused() {
        assertThat(code("a=%zz", p -> {})).isEqualTo(-1100);
        assertThat(code("a=1&a=2", p -> {})).isEqualTo(-1101);
        assertThat(code("a=", p -> p.text("a"))).isEqualTo(-1105);
        assertThat(code("a=", p -> p.required("a"))).isEqualTo(-1102);
        assertThat(code("n=12345678901234567890", p -> p.integer("n"))).isEqualTo(-1108);
        assertThat(code("n=1.5", p -> p.integer("n"))).isEqualTo(-1100);
        assertThat(code("a=1&b=2", p -> {
                    p.required("a");
                    p.finish();
                }))
                .isEqualTo(-1104);
    }
}
