package trading.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.DenyCode;
import trading.engine.model.ExposureLimits;
import trading.engine.model.LossLimits;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.view.LiveView;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.testing.TestDesk;

class DenialsTest {
    private static final long SECOND = 1_000_000_000L;

    private final LiveView view = new LiveView();
    private final Denials denials = new Denials(view);

    @BeforeEach
    void an_account_that_may_send_ten_messages_in_four_seconds() {
        RateLimits rate = new RateLimits(10, 4 * SECOND, 2, SECOND, 0, 0);
        RiskLimits limits = new RiskLimits(1, 1, 1, 1, ExposureLimits.NONE, LossLimits.NONE, rate);
        view.onReports(
                1,
                0,
                List.of(
                        new Report.InstrumentDefined(TestDesk.BTC),
                        new Report.AccountOpened(1, "demo", AccountKind.TRADER, 0, 0, limits)),
                true);
    }

    private static Report.Denied denied(DenyCode code, long measured, long limit, long wouldPass) {
        return new Report.Denied(1, 0, "mine", "", code, measured, limit, wouldPass, 0, false);
    }

    @ParameterizedTest
    @EnumSource(DenyCode.class)
    void every_refusal_has_a_whole_sentence_and_an_answer_of_its_own(DenyCode code) {
        for (Side side : new Side[] {Side.BUY, Side.SELL, null}) {
            Problem problem = denials.problem(denied(code, 3, 2, 1), side);

            assertThat(problem.code()).isEqualTo(code.name());
            assertThat(problem.detail()).matches("[A-Z].*\\.").doesNotContain("{", "}", "null");
            assertThat(problem.errors()).hasSize(1);
            assertThat(problem.errors().getFirst().wouldPass()).isNotNull();
            assertThat(problem.type().status()).isIn(404, 409, 422, 429);
        }
    }

    @Test
    void what_would_have_passed_is_said_in_the_unit_of_the_field() {
        FieldError value = denials.error(
                denied(DenyCode.ORDER_VALUE_ABOVE_LIMIT, 6_000_000_000_000L, 5_000_000_000_000L, 83_000), Side.BUY);
        FieldError collar =
                denials.error(denied(DenyCode.PRICE_OUTSIDE_COLLAR, 7_000_000, 6_300_000, 6_300_000), Side.BUY);

        assertThat(value)
                .isEqualTo(new FieldError(
                        "/quantity",
                        "ORDER_VALUE_ABOVE_LIMIT",
                        "The order's value 60000 is above the account's limit for one order, 50000. 0.83 would have passed.",
                        "60000",
                        "50000",
                        "0.83"));
        assertThat(collar.pointer()).isEqualTo("/limitPrice");
        assertThat(collar.wouldPass()).isEqualTo("63000");
        assertThat(collar.detail())
                .isEqualTo("The price 70000 is beyond 63000, the edge of the collar around the market."
                        + " 63000 would have passed.");
    }

    @Test
    void a_buy_lacks_money_a_sell_lacks_lots_and_of_neither_nothing_is_guessed() {
        Report.Denied lacking = denied(DenyCode.BALANCE_INSUFFICIENT, 200_000_000, 100_000_000, 0);

        assertThat(denials.error(lacking, Side.BUY).detail()).isEqualTo("It needs 2; not more than 1 is free.");
        assertThat(denials.error(lacking, Side.SELL).detail()).isEqualTo("It needs 2000; not more than 1000 is free.");
        assertThat(denials.error(lacking, null).detail()).isEqualTo("Not enough is free for it.");
        assertThat(denials.error(lacking, null).measured()).isNull();
    }

    @Test
    void a_price_that_never_was_has_no_age() {
        FieldError error = denials.error(denied(DenyCode.REFERENCE_PRICE_MISSING, -1, 5 * SECOND, 0), Side.BUY);

        assertThat(error.detail()).isEqualTo("There is no price yet to check against.");
        assertThat(error.measured()).isNull();
        assertThat(error.limit()).isEqualTo("5s");
    }

    @Test
    void who_sends_too_much_is_told_when_to_come_back() {
        Problem rate = denials.problem(denied(DenyCode.MESSAGE_RATE_ABOVE_LIMIT, 9, 8, 0), Side.BUY);
        Problem duplicate = denials.problem(denied(DenyCode.DUPLICATE_ORDER, SECOND / 2, 3 * SECOND, 0), Side.BUY);

        assertThat(rate.type().status()).isEqualTo(429);
        assertThat(rate.headers()).containsEntry("Retry-After", "4");
        assertThat(duplicate.type().status()).isEqualTo(409);
        assertThat(duplicate.headers()).containsEntry("Retry-After", "3");
    }

    @Test
    void what_stops_the_account_is_a_conflict_and_what_is_too_much_is_not() {
        Map<DenyCode, Integer> statuses = new EnumMap<>(DenyCode.class);
        for (DenyCode code : Set.of(
                DenyCode.KILL_SWITCH_ENGAGED,
                DenyCode.TRADING_STATE_FORBIDS,
                DenyCode.ENTRIES_LOCKED,
                DenyCode.LEVERAGE_ABOVE_LIMIT,
                DenyCode.MARGIN_INSUFFICIENT,
                DenyCode.ORDER_UNKNOWN,
                DenyCode.ORDER_NOT_AMENDABLE)) {
            statuses.put(
                    code,
                    denials.problem(denied(code, 1, 1, 0), Side.BUY).type().status());
        }

        assertThat(statuses)
                .isEqualTo(Map.of(
                        DenyCode.KILL_SWITCH_ENGAGED, 409,
                        DenyCode.TRADING_STATE_FORBIDS, 409,
                        DenyCode.ENTRIES_LOCKED, 409,
                        DenyCode.LEVERAGE_ABOVE_LIMIT, 422,
                        DenyCode.MARGIN_INSUFFICIENT, 422,
                        DenyCode.ORDER_UNKNOWN, 404,
                        DenyCode.ORDER_NOT_AMENDABLE, 409));
    }

    @Test
    void an_order_of_a_list_is_named_by_its_place() {
        Problem problem = denials.problem(denied(DenyCode.ORDER_QUANTITY_ABOVE_LIMIT, 2, 1, 1), Side.BUY, "/orders/1");

        assertThat(problem.errors().getFirst().pointer()).isEqualTo("/orders/1/quantity");
    }
}
