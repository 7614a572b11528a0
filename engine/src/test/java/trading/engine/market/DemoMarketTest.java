package trading.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.message.Report;
import trading.engine.message.Report.BalanceUpdated;
import trading.engine.message.Report.Denied;
import trading.engine.message.Report.Filled;
import trading.engine.model.FixedPoint;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

class DemoMarketTest {
    private final TradingCore core = new TradingCore();
    private long sequence;

    @Test
    void a_start_makes_the_instruments_and_the_demo_accounts_money() {
        List<Report> reports = start();

        assertThat(reports)
                .filteredOn(Report.InstrumentDefined.class::isInstance)
                .hasSize(5);
        assertThat(reports)
                .filteredOn(BalanceUpdated.class::isInstance)
                .extracting(r -> ((BalanceUpdated) r).balance().free())
                .containsExactly(100_000 * FixedPoint.ONE);
        assertThat(reports).noneMatch(Denied.class::isInstance);
    }

    @Test
    void the_second_start_changes_nothing() {
        start();
        String before = core.stateHash();

        assertThat(start()).isEmpty();
        assertThat(core.stateHash()).isEqualTo(before);
    }

    @Test
    void a_demo_order_of_a_tenth_of_a_bitcoin_is_filled_at_the_market() {
        start();
        decide(new UpdateQuote(DemoMarket.REPLAY_ACCOUNT, 0, 5_999_900, 1_000_000, 6_000_100, 1_000_000));
        List<Report> reports = decide(new SubmitOrder(
                DemoMarket.ACCOUNT,
                0,
                "",
                "",
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                DemoMarket.instruments().getFirst().lots(new BigDecimal("0.1")),
                0,
                0,
                true,
                0,
                0));

        assertThat(reports)
                .filteredOn(r -> r instanceof Filled filled && !filled.liquidity())
                .hasSize(1);
    }

    private List<Report> start() {
        List<Report> reports = new ArrayList<>();
        DemoMarket.commands().forEach(command -> reports.addAll(decide(command)));
        return reports;
    }

    private List<Report> decide(Command command) {
        List<Report> reports = new ArrayList<>();
        core.decide(++sequence, 1_000_000_000L * sequence, command, reports::add);
        return reports;
    }
}
