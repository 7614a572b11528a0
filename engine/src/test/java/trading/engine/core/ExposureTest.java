package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.reference.ReferenceDesk;

/// What orders and positions are worth when they are held against limits and margin, said by the core and
/// by the reference. One tick is 1, one lot is 1, nobody pays fees, the collar is 10 %.
class ExposureTest {
    private static final long UNIT = 100_000_000L;
    private static final long NONE = Long.MAX_VALUE;
    private static final int FREE = Integer.MAX_VALUE;
    private static final int ONE = 1;
    private static final int FEED = 100;
    private static final MarginTerms LOOSE = new MarginTerms(100_000, 10_000);
    private static final MarginTerms FULL = new MarginTerms(1_000_000, 10_000);
    private static final ExposureLimits UNLIMITED = ExposureLimits.NONE;

    private final TradingCore core = new TradingCore();
    private final ReferenceDesk reference = new ReferenceDesk();
    private long sequence;
    private long now = 1_000_000_000_000L;

    @AfterEach
    void everything_still_adds_up_and_survives_a_restart() {
        core.verify();
        byte[] state = core.encode();
        assertThat(TradingCore.decode(state).encode()).isEqualTo(state);
    }

    /// Both say the same, but for the hint of what would pass.
    private List<Report> send(Command command) {
        List<Report> reports = new ArrayList<>();
        core.decide(++sequence, now, command, reports::add);
        assertThat(withoutHints(reference.decide(now, command))).isEqualTo(withoutHints(reports));
        return reports;
    }

    private static List<String> withoutHints(List<Report> reports) {
        return Told.orders(reports).stream()
                .map(line -> line.replaceAll(" passes -?\\d+", ""))
                .toList();
    }

    private void define(int id, String base, String quote) {
        send(new Command.DefineInstrument(
                new Instrument(id, base + quote, base, quote, UNIT, UNIT, 1, 1_000_000_000, 0)));
    }

    private void quote(int instrument, long bid, long ask) {
        send(new Command.UpdateQuote(FEED, instrument, bid, 1_000, ask, 1_000));
    }

    /// An account of that much USD, and the market of COIN at 99 to 101: the reference is 100.
    private void open(long money, MarginTerms margin, long orderNotional, ExposureLimits exposure) {
        define(0, "COIN", "USD");
        terms(margin, orderNotional, exposure);
        send(new Command.Deposit(ONE, "USD", money * UNIT, "first"));
        send(new Command.OpenAccount(FEED, "feed", AccountKind.LIQUIDITY, 0, 0, new RiskLimits(1, 1, 1, 1)));
        quote(0, 99, 101);
    }

    private void terms(MarginTerms margin, long orderNotional, ExposureLimits exposure) {
        RiskLimits limits = new RiskLimits(
                orderNotional, 1_000_000_000, 100_000, 60_000_000_000L, exposure, LossLimits.NONE, RateLimits.NONE);
        send(new Command.OpenAccount(ONE, "one", AccountKind.TRADER, 0, 0, limits, margin, FillModel.IDEAL));
    }

    private List<String> submit(int instrument, Side side, OrderType type, long quantity, long limit, long stop) {
        return Told.orders(send(new SubmitOrder(
                ONE,
                instrument,
                "",
                "trend",
                side,
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                quantity,
                limit,
                0,
                false,
                0,
                0,
                OrderTerms.stopAt(stop))));
    }

    private List<String> sell(OrderType type, long quantity, long limit, long stop) {
        return submit(0, Side.SELL, type, quantity, limit, stop);
    }

    private List<String> buy(int instrument, long quantity, long limit) {
        return submit(instrument, Side.BUY, OrderType.LIMIT, quantity, limit, 0);
    }

    private static String denied(String code, long measured, long limit, long passes) {
        return "denied " + code + " " + measured * UNIT + " of " + limit * UNIT + " passes " + passes;
    }

    // what a sell is worth

    @Test
    void a_sell_is_worth_what_it_is_likely_to_trade_at_and_not_the_least_that_it_takes() {
        open(100_000, LOOSE, 1_000 * UNIT, UNLIMITED);
        String why = denied("ORDER_VALUE_ABOVE_LIMIT", 1_100, 1_000, 10);
        assertThat(sell(OrderType.MARKET, 11, 0, 0)).containsExactly(why);
        assertThat(sell(OrderType.LIMIT, 11, 90, 0)).containsExactly(why);
        assertThat(sell(OrderType.LIMIT, 10, 90, 0)).contains("3 filled 10 at 99");
    }

    @Test
    void a_strategys_sell_counts_for_what_it_is_likely_to_trade_at() {
        open(100_000, LOOSE, NONE, new ExposureLimits(NONE, 1_000 * UNIT, NONE, FREE, FREE));
        String why = denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 1_100, 1_000, 10);
        assertThat(sell(OrderType.MARKET, 11, 0, 0)).containsExactly(why);
        assertThat(sell(OrderType.LIMIT, 11, 90, 0)).containsExactly(why);
        assertThat(sell(OrderType.LIMIT, 10, 90, 0)).contains("3 filled 10 at 99");
    }

    @Test
    void a_sell_that_waits_is_worth_its_stop_price_and_one_above_the_market_its_limit() {
        open(100_000, LOOSE, 1_000 * UNIT, UNLIMITED);
        assertThat(sell(OrderType.STOP, 11, 0, 98))
                .containsExactly(denied("ORDER_VALUE_ABOVE_LIMIT", 1_078, 1_000, 10));
        assertThat(sell(OrderType.STOP_LIMIT, 11, 90, 98))
                .containsExactly(denied("ORDER_VALUE_ABOVE_LIMIT", 1_078, 1_000, 10));
        assertThat(sell(OrderType.TAKE_PROFIT, 10, 0, 110))
                .containsExactly(denied("ORDER_VALUE_ABOVE_LIMIT", 1_100, 1_000, 9));
        assertThat(sell(OrderType.LIMIT, 6, 200, 0))
                .containsExactly(denied("ORDER_VALUE_ABOVE_LIMIT", 1_200, 1_000, 5));
    }

    @Test
    void a_sell_is_worth_the_best_bid_where_that_is_above_the_last_trade() {
        open(100_000, LOOSE, 1_000 * UNIT, UNLIMITED);
        assertThat(buy(0, 1, 101)).contains("3 filled 1 at 101");
        send(new Command.UpdateQuote(FEED, 0, 120, 1_000, 0, 0));
        assertThat(sell(OrderType.MARKET, 9, 0, 0)).containsExactly(denied("ORDER_VALUE_ABOVE_LIMIT", 1_080, 1_000, 8));
    }

    @Test
    void a_sell_that_fits_at_its_least_price_but_not_at_its_likely_one_is_an_overflow() {
        open(100_000, LOOSE, NONE, UNLIMITED);
        send(new Command.UpdateQuote(FEED, 0, 499_000_000, 1, 501_000_000, 1));
        assertThat(sell(OrderType.LIMIT, 190, 450_000_000, 0))
                .containsExactly("denied ARITHMETIC_OVERFLOW 190 of 0 passes 0");
    }

    @Test
    void a_waiting_sell_of_a_strategy_above_its_limit_may_become_smaller() {
        open(100_000, LOOSE, NONE, new ExposureLimits(NONE, 1_000 * UNIT, NONE, FREE, FREE));
        assertThat(sell(OrderType.STOP, 10, 0, 98)).containsExactly("3 WAITING");
        terms(LOOSE, NONE, new ExposureLimits(NONE, 500 * UNIT, NONE, FREE, FREE));
        assertThat(Told.orders(send(new Command.AmendOrder(ONE, 3, 11, 0, 0))))
                .containsExactly(denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 1_078, 500, 10));
        assertThat(Told.orders(send(new Command.AmendOrder(ONE, 3, 9, 0, 0)))).containsExactly("3 AMENDED leaves 9");
    }

    // figures that are large

    @Test
    void a_shortfall_of_any_size_is_told_with_what_would_pass() {
        open(1_000_000, FULL, NONE, UNLIMITED);
        assertThat(buy(0, 20_000, 100)).containsExactly(denied("MARGIN_INSUFFICIENT", 2_000_000, 1_000_000, 10_000));
        assertThat(buy(0, 10_000, 100)).containsExactly("3 NEW");
    }

    @Test
    void a_leverage_inside_its_limit_passes_at_any_size() {
        open(1_000_000_000, LOOSE, NONE, new ExposureLimits(NONE, NONE, NONE, 300, FREE));
        assertThat(buy(0, 30_000_001, 100)).containsExactly("denied LEVERAGE_ABOVE_LIMIT 301 of 300 passes 30000000");
        assertThat(buy(0, 30_000_000, 100)).containsExactly("3 NEW");
    }

    // what does not make a position larger

    @Test
    void what_would_pass_includes_what_turns_a_position_over_without_making_it_larger() {
        define(1, "OTHER", "USD");
        open(8_110, LOOSE, NONE, UNLIMITED);
        quote(1, 99, 101);
        assertThat(buy(0, 10, 101)).contains("5 filled 10 at 101");
        assertThat(buy(1, 100, 101)).contains("6 filled 100 at 101");
        terms(FULL, NONE, UNLIMITED);
        assertThat(sell(OrderType.LIMIT, 25, 101, 0)).containsExactly(denied("MARGIN_INSUFFICIENT", 11_500, 8_000, 20));
        assertThat(sell(OrderType.LIMIT, 21, 101, 0)).containsExactly(denied("MARGIN_INSUFFICIENT", 11_100, 8_000, 20));
        assertThat(sell(OrderType.LIMIT, 20, 101, 0)).containsExactly("7 NEW");
        assertThat(sell(OrderType.LIMIT, 1, 101, 0)).containsExactly(denied("MARGIN_INSUFFICIENT", 11_100, 8_000, 0));
        assertThat(Told.orders(send(new Command.AmendOrder(ONE, 7, 24, 0, 0))))
                .containsExactly(denied("MARGIN_INSUFFICIENT", 11_400, 8_000, 20));
    }

    @Test
    void the_same_holds_for_each_limit_of_what_is_at_risk() {
        open(100_000, LOOSE, NONE, UNLIMITED);
        assertThat(buy(0, 10, 101)).contains("3 filled 10 at 101");
        terms(LOOSE, NONE, new ExposureLimits(500 * UNIT, NONE, NONE, FREE, FREE));
        assertThat(sell(OrderType.LIMIT, 25, 100, 0))
                .containsExactly(denied("INSTRUMENT_EXPOSURE_ABOVE_LIMIT", 1_500, 500, 20));
        terms(LOOSE, NONE, new ExposureLimits(NONE, 500 * UNIT, NONE, FREE, FREE));
        assertThat(sell(OrderType.LIMIT, 25, 100, 0))
                .containsExactly(denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 3_510, 500, 10));
        terms(LOOSE, NONE, new ExposureLimits(NONE, NONE, 500 * UNIT, FREE, FREE));
        assertThat(sell(OrderType.LIMIT, 25, 100, 0))
                .containsExactly(denied("ACCOUNT_EXPOSURE_ABOVE_LIMIT", 1_500, 500, 20));
        terms(LOOSE, NONE, new ExposureLimits(NONE, NONE, NONE, 1, FREE));
        assertThat(sell(OrderType.LIMIT, 25, 100, 0)).containsExactly("denied LEVERAGE_ABOVE_LIMIT 2 of 1 passes 20");
    }

    @Test
    void all_that_is_at_risk_stops_at_the_largest_number() {
        open(1_000_000_000, LOOSE, NONE, new ExposureLimits(NONE, NONE, NONE, FREE - 1, FREE));
        define(1, "OTHER", "USD");
        quote(1, 99, 101);
        assertThat(buy(0, 50_000_000, 100)).containsExactly("5 NEW");
        assertThat(buy(1, 900_000_000, 100))
                .containsExactly("denied MARGIN_INSUFFICIENT " + (Long.MAX_VALUE / 10 + 1) + " of "
                        + 1_000_000_000 * UNIT + " passes 50000000");
    }

    // other quote assets

    /// BTC at 60,000 of the home asset, ETH at 10 BTC.
    private void openCross(long money, MarginTerms margin, ExposureLimits exposure) {
        define(0, "BTC", "USD");
        define(1, "ETH", "BTC");
        terms(margin, NONE, exposure);
        send(new Command.Deposit(ONE, "USD", money * UNIT, "first"));
        send(new Command.OpenAccount(FEED, "feed", AccountKind.LIQUIDITY, 0, 0, new RiskLimits(1, 1, 1, 1)));
        quote(0, 59_999, 60_001);
        quote(1, 9, 11);
    }

    @Test
    void margin_of_what_is_quoted_in_another_asset_is_that_of_its_worth_in_the_home_asset() {
        openCross(180_000, new MarginTerms(200_000, 100_000), UNLIMITED);
        assertThat(buy(1, 2, 10)).containsExactly(denied("MARGIN_INSUFFICIENT", 240_000, 180_000, 1));
        assertThat(buy(1, 1, 10)).containsExactly("5 NEW");
        assertThat(buy(1, 1, 10)).containsExactly(denied("MARGIN_INSUFFICIENT", 240_000, 180_000, 0));
        assertThat(buy(0, 6, 60_000)).containsExactly(denied("MARGIN_INSUFFICIENT", 192_000, 180_000, 5));
    }

    @Test
    void limits_of_what_is_at_risk_are_in_the_home_asset() {
        openCross(10_000_000, LOOSE, new ExposureLimits(1_000_000 * UNIT, NONE, NONE, FREE, FREE));
        assertThat(buy(1, 2, 10)).containsExactly(denied("INSTRUMENT_EXPOSURE_ABOVE_LIMIT", 1_200_000, 1_000_000, 1));
        terms(LOOSE, NONE, new ExposureLimits(NONE, 1_000_000 * UNIT, NONE, FREE, FREE));
        assertThat(buy(0, 7, 59_999)).containsExactly("5 NEW");
        assertThat(buy(1, 1, 10)).containsExactly(denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 1_019_993, 1_000_000, 0));
        terms(LOOSE, NONE, new ExposureLimits(NONE, 1_020_000 * UNIT, NONE, FREE, FREE));
        assertThat(buy(1, 1, 9)).containsExactly("6 NEW");
        assertThat(buy(0, 2, 59_000)).containsExactly(denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 1_077_993, 1_020_000, 1));
        terms(LOOSE, NONE, new ExposureLimits(NONE, NONE, 1_000_000 * UNIT, FREE, FREE));
        assertThat(buy(0, 1, 60_000)).containsExactly(denied("ACCOUNT_EXPOSURE_ABOVE_LIMIT", 1_080_000, 1_000_000, 0));
        terms(LOOSE, NONE, new ExposureLimits(NONE, NONE, NONE, 10, FREE));
        assertThat(buy(1, 1, 10)).containsExactly("denied LEVERAGE_ABOVE_LIMIT 17 of 10 passes 0");
    }

    @Test
    void a_strategys_open_trades_count_in_the_home_asset_also_after_a_restart() {
        openCross(10_000_000, LOOSE, new ExposureLimits(NONE, 1_700_000 * UNIT, NONE, FREE, FREE));
        assertThat(buy(1, 2, 11)).contains("5 filled 2 at 11");
        assertThat(buy(0, 7, 60_000)).containsExactly(denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 1_740_000, 1_700_000, 6));
        TradingCore restarted = TradingCore.decode(core.encode());
        List<Report> reports = new ArrayList<>();
        restarted.decide(
                sequence + 1,
                now,
                new SubmitOrder(
                        ONE, 0, "", "trend", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 7, 60_000, 0, false, 0, 0),
                reports::add);
        assertThat(Told.orders(reports))
                .containsExactly(denied("STRATEGY_EXPOSURE_ABOVE_LIMIT", 1_740_000, 1_700_000, 6));
    }

    @Test
    void positions_quoted_in_another_asset_need_maintenance_margin_of_their_worth() {
        openCross(200_000, new MarginTerms(200_000, 100_000), UNLIMITED);
        define(2, "ETH", "USD");
        quote(2, 599_999, 600_001);
        assertThat(buy(1, 1, 11)).contains("7 filled 1 at 11");
        send(new Command.UpdateQuote(FEED, 2, 509_999, 1_000, 510_001, 1_000));
        List<Report> told = send(new Command.UpdateQuote(FEED, 1, 8, 1_000, 10, 1_000));
        assertThat(TestCore.of(Report.TradingStateChanged.class, told)).hasSize(1);
    }

    @Test
    void nothing_is_taken_on_in_a_quote_asset_that_has_no_price_in_the_home_asset() {
        openCross(10_000_000, LOOSE, UNLIMITED);
        assertThat(buy(1, 1, 11)).contains("5 filled 1 at 11");
        assertThat(submit(1, Side.SELL, OrderType.LIMIT, 1, 20, 0)).containsExactly("6 NEW");
        assertThat(Told.orders(send(new Command.CancelOrder(ONE, 6)))).hasSize(1);
        send(new Command.UpdateQuote(FEED, 0, 0, 0, 0, 0));
        String missing = "denied REFERENCE_PRICE_MISSING -1 of 0 passes 0";
        assertThat(buy(1, 1, 10)).containsExactly(missing);
        for (ExposureLimits limited : List.of(
                new ExposureLimits(NONE - 1, NONE, NONE, FREE, FREE),
                new ExposureLimits(NONE, NONE - 1, NONE, FREE, FREE),
                new ExposureLimits(NONE, NONE, NONE - 1, FREE, FREE),
                new ExposureLimits(NONE, NONE, NONE, FREE - 1, FREE))) {
            terms(MarginTerms.SPOT, NONE, limited);
            assertThat(buy(1, 1, 10)).as("%s", limited).containsExactly(missing);
        }
        terms(LOOSE, NONE, UNLIMITED);
        define(2, "COIN", "USD");
        quote(2, 99, 101);
        assertThat(buy(2, 1, 99)).as("what is held cannot be told either").containsExactly(missing);
        assertThat(submit(1, Side.SELL, OrderType.LIMIT, 1, 20, 0))
                .as("it reduces")
                .containsExactly("9 NEW");
    }
}
