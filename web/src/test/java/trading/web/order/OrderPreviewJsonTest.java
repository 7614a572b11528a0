package trading.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.engine.model.FixedPoint;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.view.LiveView;
import trading.web.command.Denials;
import trading.web.testing.TestDesk;

class OrderPreviewJsonTest {
    private static final long DOLLAR = 100;
    private static final long COIN = 100_000;

    @Test
    void what_a_very_large_order_costs_is_told_to_the_cent() {
        Command.SubmitOrder order = new Command.SubmitOrder(
                TestDesk.ACCOUNT,
                TestDesk.BTC.id(),
                "",
                "",
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                10_000 * COIN,
                60_000 * DOLLAR,
                0,
                false,
                0,
                0);

        OrderPreviewJson preview = OrderPreviewJson.of(
                new OrderOutlook.Passes(60_000 * DOLLAR, 606_000_000 * FixedPoint.ONE, 10_000, false, false),
                order,
                TestDesk.BTC,
                new Denials(new LiveView()),
                "");

        assertThat(preview.worstCost()).isEqualTo("600000000");
        assertThat(preview.worstFee()).isEqualTo("6000000");
    }
}
