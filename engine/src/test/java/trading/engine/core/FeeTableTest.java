package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.LIMITS;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.UNIT;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.TimeInForce;

/// Fees by what an account has traded in the last 30 days.
class FeeTableTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final FeeSchedule TABLE = new FeeSchedule(List.of(
            new FeeTier(0, 1_000, 2_000), new FeeTier(1_000 * UNIT, 500, 1_000), new FeeTier(5_000 * UNIT, -100, 600)));

    private final TestCore market = new TestCore();

    @BeforeEach
    void a_market_and_an_account_with_a_table() {
        market.quote(100, 100);
        market.quote(99, 100);
        open(TABLE);
    }

    @AfterEach
    void everything_still_adds_up_and_survives_a_restart() {
        market.core.verify();
        byte[] state = market.core.encode();
        assertThat(TradingCore.decode(state).encode()).isEqualTo(state);
    }

    private List<Report> open(FeeSchedule fees) {
        return market.send(new Command.OpenAccount(
                ONE, "one", AccountKind.TRADER, fees, LIMITS, MarginTerms.SPOT, FillModel.IDEAL));
    }

    /// The fee of a market order, in millionths of what it cost.
    private long feePpm(long quantity) {
        Report.Filled filled = TestCore.of(
                        Report.Filled.class,
                        market.send(buy(quantity, OrderType.MARKET)
                                .until(TimeInForce.IOC)
                                .command()))
                .stream()
                .filter(report -> !report.liquidity())
                .findFirst()
                .orElseThrow();
        return filled.fill().fee() * 1_000_000 / (filled.fill().lastPrice() * quantity * UNIT);
    }

    @Test
    void an_order_pays_the_tier_that_what_was_traded_before_it_reaches() {
        assertThat(feePpm(9)).isEqualTo(2_000);
        assertThat(feePpm(1)).isEqualTo(2_000);
        assertThat(feePpm(39)).isEqualTo(1_000);
        assertThat(feePpm(1)).isEqualTo(1_000);
        assertThat(feePpm(1)).isEqualTo(600);
    }

    @Test
    void an_open_order_keeps_the_rates_it_was_accepted_with_and_a_maker_may_be_paid() {
        market.send(sell(1, OrderType.LIMIT).limit(120).command());
        assertThat(feePpm(60)).isEqualTo(2_000);
        market.send(buy(1, OrderType.LIMIT).limit(95).command());
        List<Report.Filled> filled = TestCore.of(Report.Filled.class, market.quote(94, 95)).stream()
                .filter(report -> !report.liquidity())
                .toList();
        assertThat(filled).hasSize(1);
        assertThat(filled.getFirst().fill().fee()).isEqualTo(-95 * UNIT / 10_000);
    }

    @Test
    void a_day_counts_for_thirty_days_and_no_longer() {
        market.now = 100 * DAY + 5;
        market.quote(99, 100);
        feePpm(10);
        market.now = 130 * DAY - 1;
        market.quote(99, 100);
        assertThat(feePpm(1)).isEqualTo(1_000);
        market.now = 130 * DAY;
        market.quote(99, 100);
        assertThat(feePpm(1)).isEqualTo(2_000);
    }

    @Test
    void what_is_paid_now_is_told_with_the_time_and_only_when_it_is_news() {
        assertThat(market.send(new Command.AdvanceTime(), Report.FeeRatesUpdated.class))
                .containsExactly(new Report.FeeRatesUpdated(new FeeRates(ONE, 0, 1_000, 2_000)));
        feePpm(10);
        assertThat(market.send(new Command.AdvanceTime(), Report.FeeRatesUpdated.class))
                .containsExactly(new Report.FeeRatesUpdated(new FeeRates(ONE, 1_000 * UNIT, 500, 1_000)));
        assertThat(market.send(new Command.AdvanceTime(), Report.FeeRatesUpdated.class))
                .isEmpty();
    }

    @Test
    void a_flat_rate_is_a_table_of_one_and_tells_nothing() {
        assertThat(TestCore.one(Report.AccountOpened.class, open(FeeSchedule.flat(7, 8)))
                        .fees())
                .isEqualTo(new FeeSchedule(List.of(new FeeTier(0, 7, 8))));
        feePpm(30);
        assertThat(feePpm(1)).isEqualTo(8);
        assertThat(market.send(new Command.AdvanceTime(), Report.FeeRatesUpdated.class))
                .isEmpty();
    }

    @Test
    void what_was_traded_outlives_a_restart() {
        feePpm(10);
        market.send(new Command.AdvanceTime());
        TradingCore restarted = TradingCore.decode(market.core.encode());
        List<Report> told = new java.util.ArrayList<>();
        restarted.describe(told::add);
        assertThat(told).contains(new Report.FeeRatesUpdated(new FeeRates(ONE, 1_000 * UNIT, 500, 1_000)));
        market.now += DAY;
        restarted.decide(99, market.now, new Command.AdvanceTime(), told::add);
        assertThat(TestCore.of(Report.FeeRatesUpdated.class, told)).hasSize(1);
    }

    @Test
    void an_amendment_reserves_the_fees_of_its_order_even_when_the_account_pays_less_by_now() {
        market.send(new Command.OpenAccount(
                3,
                "three",
                AccountKind.TRADER,
                FeeSchedule.flat(0, 100_000),
                LIMITS,
                MarginTerms.SPOT,
                FillModel.IDEAL));
        market.send(new Command.Deposit(3, "USD", 1_100 * UNIT, "d"));
        long order = TestCore.one(
                        Report.Accepted.class,
                        market.send(buy(5, OrderType.LIMIT).limit(95).of(3).command()))
                .order()
                .orderId();
        market.send(new Command.OpenAccount(
                3, "three", AccountKind.TRADER, FeeSchedule.flat(0, 0), LIMITS, MarginTerms.SPOT, FillModel.IDEAL));
        assertThat(Told.orders(market.send(new Command.AmendOrder(3, order, 11, 0, 0))))
                .containsExactly("denied BALANCE_INSUFFICIENT 114950000000 of 110000000000 passes 10");
    }

    @Test
    void a_table_rises_from_zero_and_has_an_end() {
        assertThatThrownBy(() -> new FeeSchedule(List.of())).hasMessageContaining("1 to 20");
        assertThatThrownBy(() -> new FeeSchedule(List.of(new FeeTier(1, 0, 0)))).hasMessageContaining("first from 0");
        assertThatThrownBy(() -> new FeeSchedule(List.of(new FeeTier(0, 0, 0), new FeeTier(0, 0, 0))))
                .hasMessageContaining("each from more");
        assertThat(market.send(new Command.OpenAccount(
                        ONE,
                        "one",
                        AccountKind.TRADER,
                        new FeeSchedule(List.of(new FeeTier(0, 0, 0), new FeeTier(1, 0, 1_000_001))),
                        LIMITS,
                        MarginTerms.SPOT,
                        FillModel.IDEAL)))
                .singleElement()
                .isInstanceOf(Report.Denied.class);
    }
}
