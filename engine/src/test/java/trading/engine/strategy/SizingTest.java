package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;

/// Every figure here was computed by hand: a tick is 0.01, a lot 0.00001 BTC, so one lot at 40,000.00 costs 0.40.
class SizingTest {
    private static final long USDT = FixedPoint.ONE;
    private static final Instrument BTC =
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 10_000_000, 5 * USDT);

    /// Half the equity and 30,000 at most in one order, a tenth of the cash left alone.
    private static final SizingLimits LIMITS = new SizingLimits(500_000, 30_000 * USDT, 100_000);

    private static final Sizing PERCENT_AT_RISK = new Sizing.Risk(10_000);

    @Test
    void a_fixed_quantity_is_the_same_at_any_price() {
        assertThat(new Sizing.Fixed(FixedPoint.ONE / 4).lots(at(4_000_000, 0)))
                .isEqualTo(new SizedQuantity(25_000, "fixed quantity 0.25 BTC"));
        assertThat(new Sizing.Fixed(FixedPoint.ONE / 4).lots(at(8_000_000, 0)).lots())
                .isEqualTo(25_000);
    }

    @Test
    void a_share_of_the_equity_buys_what_it_is_enough_for() {
        // 2 % of 100,000 is 2,000, and 2,000 / 0.40 = 5,000 lots.
        assertThat(new Sizing.EquityShare(20_000).lots(at(4_000_000, 0)))
                .isEqualTo(new SizedQuantity(5_000, "2 % of the equity 100000 USDT is 2000 USDT, at 40000: 0.05 BTC"));
    }

    @Test
    void the_stop_costs_the_share_of_the_equity_that_is_at_risk() {
        // 1 % of 100,000 is 1,000; the stop is 2,000.00 away, 0.02 a lot: 50,000 lots.
        assertThat(PERCENT_AT_RISK.lots(at(4_000_000, 3_800_000)))
                .isEqualTo(new SizedQuantity(
                        50_000,
                        "1 % of the equity 100000 USDT is 1000 USDT at risk, with the stop 2000 away: 0.5 BTC"));
    }

    @Test
    void a_short_entry_is_at_risk_above_the_price() {
        SizingCase sell = new SizingCase(
                BTC, Side.SELL, 4_000_000, 4_200_000, 0, TradeResults.NONE, 100_000 * USDT, 100_000 * USDT);
        assertThat(PERCENT_AT_RISK.lots(sell).lots()).isEqualTo(50_000);
        assertThat(PERCENT_AT_RISK.lots(at(4_000_000, 4_200_000)).lots()).isZero();
    }

    @Test
    void one_average_range_is_the_share_of_the_equity_that_volatility_aims_at() {
        // 0.5 % of 100,000 is 500; one range of 100.00 is 0.001 a lot: 500,000 lots.
        SizingCase wild =
                new SizingCase(BTC, Side.BUY, 4_000_000, 0, 10_000, TradeResults.NONE, 100_000 * USDT, 100_000 * USDT);
        assertThat(new Sizing.Volatility(5_000).lots(wild))
                .isEqualTo(new SizedQuantity(
                        500_000,
                        "0.5 % of the equity 100000 USDT is 500 USDT, for a move by one average range of 100: 5 BTC"));
    }

    @Test
    void before_there_is_an_average_range_volatility_buys_nothing() {
        assertThat(new Sizing.Volatility(5_000).lots(at(4_000_000, 0)).lots()).isZero();
    }

    @Test
    void kelly_risks_its_fraction_of_the_edge() {
        // 6 of 10 won, 300 each; 4 lost, 200 each: b = 1.5, p - (1 - p) / b = 0.6 - 0.4 / 1.5 = 33.3333 %.
        TradeResults results = new TradeResults(6, 4, 1_800 * USDT, 800 * USDT);
        assertThat(Sizing.Kelly.fullPpm(results)).isEqualTo(333_333);
        // A tenth of it is 3.3333 %: 3,333.30 at risk, 0.02 a lot: 166,665 lots.
        Sizing kelly = new Sizing.Kelly(100_000, 50_000, 10, 1_000);
        assertThat(kelly.lots(with(results)).lots()).isEqualTo(166_665);
    }

    @Test
    void kelly_never_risks_more_than_its_cap() {
        TradeResults results = new TradeResults(9, 1, 900 * USDT, 10 * USDT);
        Sizing kelly = new Sizing.Kelly(500_000, 10_000, 10, 1_000);
        // 1 % of 100,000 at 0.02 a lot.
        assertThat(kelly.lots(with(results)).lots()).isEqualTo(50_000);
    }

    @Test
    void kelly_waits_for_enough_trades_and_starts_small() {
        TradeResults nine = new TradeResults(9, 0, 900 * USDT, 0);
        Sizing kelly = new Sizing.Kelly(500_000, 50_000, 10, 2_000);
        // 0.2 % of 100,000 at 0.02 a lot.
        assertThat(kelly.lots(with(nine)).lots()).isEqualTo(10_000);
        assertThat(kelly.lots(with(nine)).arithmetic()).contains("9 of the 10 trades that Kelly needs");
    }

    @Test
    void without_an_edge_kelly_bets_nothing() {
        TradeResults even = new TradeResults(5, 5, 500 * USDT, 500 * USDT);
        assertThat(new Sizing.Kelly(500_000, 50_000, 10, 2_000).lots(with(even)))
                .isEqualTo(new SizedQuantity(0, "Kelly sees no edge in 5 wins of 500 and 5 losses of 500"));
    }

    @Test
    void the_largest_sums_of_money_do_not_overflow_kelly() {
        assertThat(Sizing.Kelly.fullPpm(new TradeResults(1, 1, Long.MAX_VALUE, Long.MAX_VALUE / 2)))
                .isEqualTo(250_000);
    }

    @Test
    void a_close_stop_does_not_make_an_order_larger_than_its_limit() {
        SizedQuantity sized = PERCENT_AT_RISK.within(LIMITS, at(4_000_000, 3_999_999));
        assertThat(BTC.notional(4_000_000, sized.lots())).isEqualTo(30_000 * USDT);
        assertThat(sized.arithmetic()).endsWith("; the limits allow 0.75 BTC");
    }

    @Test
    void an_order_is_no_larger_than_its_share_of_the_equity() {
        assertThat(BTC.notional(4_000_000, within(3_999_999, 20_000, 100_000))).isEqualTo(10_000 * USDT);
    }

    @Test
    void some_of_the_free_cash_is_left_alone() {
        assertThat(BTC.notional(4_000_000, within(3_999_999, 100_000, 1_000))).isEqualTo(900 * USDT);
    }

    @Test
    void less_than_may_be_traded_is_nothing() {
        assertThat(within(3_999_999, 100_000, 5)).isZero();
        assertThat(within(1, 5, 100_000)).isZero();
        assertThat(within(3_999_999, 0, 0)).isZero();
    }

    @Test
    void a_stop_that_is_not_below_the_price_buys_nothing() {
        assertThat(within(4_000_000, 100_000, 100_000)).isZero();
        assertThat(within(0, 100_000, 100_000)).isZero();
    }

    @Test
    void the_equity_of_a_large_fund_fits() {
        assertThat(within(3_800_000, 50_000_000_000L, 50_000_000_000L))
                .isEqualTo(30_000 * USDT / BTC.notional(4_000_000, 1));
    }

    @Test
    void shares_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Sizing.Risk(0)).hasMessage("sizing: riskPpm=0: must be from 1 to 1000000");
        assertThatThrownBy(() -> new Sizing.Kelly(1, 1, 0, 1)).hasMessageContaining("leastTrades=0");
        assertThatThrownBy(() -> new SizingLimits(1, 1, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SizingCase at(long price, long stop) {
        return new SizingCase(BTC, Side.BUY, price, stop, 0, TradeResults.NONE, 100_000 * USDT, 100_000 * USDT);
    }

    private static SizingCase with(TradeResults results) {
        return new SizingCase(BTC, Side.BUY, 4_000_000, 3_800_000, 0, results, 100_000 * USDT, 100_000 * USDT);
    }

    private static long within(long stop, long equity, long freeCash) {
        return PERCENT_AT_RISK
                .within(
                        LIMITS,
                        new SizingCase(
                                BTC, Side.BUY, 4_000_000, stop, 0, TradeResults.NONE, equity * USDT, freeCash * USDT))
                .lots();
    }
}
