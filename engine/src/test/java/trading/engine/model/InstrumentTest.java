package trading.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class InstrumentTest {
    private final Instrument bitcoin =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 500_000_000);

    @Test
    void price_and_quantity_go_from_decimal_to_grid_and_back() {
        assertThat(bitcoin.ticks(new BigDecimal("60000.01"))).isEqualTo(6_000_001);
        assertThat(bitcoin.price(6_000_001)).isEqualTo(new BigDecimal("60000.01"));
        assertThat(bitcoin.lots(new BigDecimal("0.1"))).isEqualTo(10_000);
        assertThat(bitcoin.quantity(10_000)).isEqualTo(new BigDecimal("0.1"));
        assertThat(bitcoin.price(6_000_000).toPlainString()).isEqualTo("60000");
    }

    @Test
    void a_price_between_two_ticks_is_refused_not_rounded() {
        assertThatThrownBy(() -> bitcoin.ticks(new BigDecimal("60000.015"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> bitcoin.lots(new BigDecimal("0.000001"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void notional_is_exact_money() {
        assertThat(FixedPoint.toDecimal(bitcoin.notional(6_000_001, 10_000))).isEqualTo(new BigDecimal("6000.001"));
    }

    @Test
    void a_product_that_does_not_fit_is_an_error() {
        assertThatThrownBy(() -> bitcoin.notional(Long.MAX_VALUE / 2, 3)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_grid_on_which_notional_is_not_exact_is_refused() {
        assertThatThrownBy(() -> new Instrument(0, "X", "X", "Y", 1, 1, 1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tickSize=1 lotSize=1");
    }
}
