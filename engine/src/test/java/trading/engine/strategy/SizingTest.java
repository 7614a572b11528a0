package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

class SizingTest {
    private static final long USDT = FixedPoint.ONE;
    private static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 5 * USDT);

    /// A percent at risk, half the equity and 30,000 at most in one order, a tenth of the cash left alone.
    private final Sizing sizing = new Sizing(10_000, 500_000, 30_000 * USDT, 100_000);

    @Test
    void the_stop_costs_the_share_of_the_equity_that_is_at_risk() {
        long lots = sizing.quantity(BTC, 4_000_000, 3_800_000, 100_000 * USDT, 100_000 * USDT);
        assertThat(BTC.notional(200_000, lots)).isEqualTo(1_000 * USDT);
    }

    @Test
    void a_close_stop_does_not_make_an_order_larger_than_its_limit() {
        long lots = sizing.quantity(BTC, 4_000_000, 3_999_999, 100_000 * USDT, 100_000 * USDT);
        assertThat(BTC.notional(4_000_000, lots)).isEqualTo(30_000 * USDT);
    }

    @Test
    void an_order_is_no_larger_than_its_share_of_the_equity() {
        long lots = sizing.quantity(BTC, 4_000_000, 3_999_999, 20_000 * USDT, 100_000 * USDT);
        assertThat(BTC.notional(4_000_000, lots)).isEqualTo(10_000 * USDT);
    }

    @Test
    void some_of_the_free_cash_is_left_alone() {
        long lots = sizing.quantity(BTC, 4_000_000, 3_999_999, 100_000 * USDT, 1_000 * USDT);
        assertThat(BTC.notional(4_000_000, lots)).isEqualTo(900 * USDT);
    }

    @Test
    void what_does_not_divide_is_rounded_down() {
        long lots = sizing.quantity(BTC, 4_000_001, 3_999_998, 100_000 * USDT, 1_000 * USDT);
        assertThat(BTC.notional(4_000_001, lots)).isLessThanOrEqualTo(900 * USDT);
        assertThat(BTC.notional(4_000_001, lots + 1)).isGreaterThan(900 * USDT);
    }

    @Test
    void less_than_may_be_traded_is_nothing() {
        assertThat(sizing.quantity(BTC, 4_000_000, 3_999_999, 100_000 * USDT, 5 * USDT))
                .isZero();
        assertThat(sizing.quantity(BTC, 4_000_000, 1, 5 * USDT, 100_000 * USDT)).isZero();
        assertThat(sizing.quantity(BTC, 4_000_000, 3_999_999, 0, 0)).isZero();
    }

    @Test
    void a_stop_that_is_not_below_the_price_buys_nothing() {
        assertThat(sizing.quantity(BTC, 4_000_000, 4_000_000, 100_000 * USDT, 100_000 * USDT))
                .isZero();
        assertThat(sizing.quantity(BTC, 4_000_000, 0, 100_000 * USDT, 100_000 * USDT))
                .isZero();
    }

    @Test
    void the_equity_of_a_large_fund_fits() {
        assertThat(sizing.quantity(BTC, 4_000_000, 3_800_000, 50_000_000_000L * USDT, 50_000_000_000L * USDT))
                .isEqualTo(30_000 * USDT / BTC.notional(4_000_000, 1));
    }

    @Test
    void shares_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Sizing(0, 1, 1, 0)).hasMessageStartingWith("sizing: riskPpm=0");
        assertThatThrownBy(() -> new Sizing(1, 1, 1, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
