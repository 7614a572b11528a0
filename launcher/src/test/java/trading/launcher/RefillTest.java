package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.model.AccountKind;
import trading.engine.model.FixedPoint;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.infra.store.CurrentState;
import trading.launcher.testing.QuotedGateway;

class RefillTest {
    private static final int SECOND = 500;

    @Test
    void redis_is_filled_again_with_what_every_account_has(@TempDir Path data) {
        try (QuotedGateway market = QuotedGateway.open(data)) {
            LiveView view = market.gateway().view();
            var limits = view.terms(DemoMarket.ACCOUNT).orElseThrow().limits();
            market.decide(new Command.OpenAccount(SECOND, "second", AccountKind.TRADER, 0, 0, limits));
            market.decide(new Command.Deposit(SECOND, "USDT", 100_000 * FixedPoint.ONE, "second-1"));
            market.buy(0, "");
            market.decide(new Command.SubmitOrder(
                    SECOND, 0, "", "", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 1_000, 0, 0, true, 0, 0));

            CurrentState whole = CoreServices.whole(view);

            assertThat(whole.openTrades()).extracting(trade -> trade.account()).containsExactly(1, SECOND);
            assertThat(whole.positions())
                    .extracting(position -> position.account())
                    .containsExactly(1, SECOND);
            assertThat(whole.risks()).extracting(AccountRisk::account).containsExactly(1, SECOND);
        }
    }
}
