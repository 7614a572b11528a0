package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.core.TradingCore;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.LimitFill;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

/// What a bar is worth to somebody who may take a share of it.
class PricePathTest {
    private static final long UNIT = 100_000_000L;
    private static final Instrument COIN = new Instrument(0, "COINUSD", "COIN", "USD", UNIT, UNIT, 1, 1_000_000, UNIT);

    private static Bar bar(long volume) {
        return new Bar(0, TimeFrame.M1, 60_000_000_000L, 1_000, 1_010, 985, 1_005, volume, 100);
    }

    /// What an account that always wants more has bought when the bar is over.
    private static long bought(Bar bar, int participationPpm) {
        TradingCore core = new TradingCore();
        List<Report> reports = new ArrayList<>();
        RiskLimits limits = new RiskLimits(Long.MAX_VALUE, 1_000_000, 100_000, 60_000_000_000L);
        FillModel fills = new FillModel(0, 0, 0, participationPpm, LimitFill.TOUCH, 0);
        List<Command> opening = List.of(
                new Command.DefineInstrument(COIN),
                new Command.OpenAccount(
                        DemoMarket.REPLAY_ACCOUNT, "replay", AccountKind.LIQUIDITY, 0, 0, new RiskLimits(1, 1, 1, 1)),
                new Command.OpenAccount(1, "t", AccountKind.TRADER, 0, 0, limits, MarginTerms.SPOT, fills),
                new Command.Deposit(1, "USD", 1_000_000_000 * UNIT, "d"));
        long sequence = 0;
        for (Command command : opening) {
            core.decide(++sequence, bar.openTimeNanos(), command, reports::add);
        }
        for (PricePath.TimedQuote timed : new PricePath(COIN, bar).quotes()) {
            core.decide(++sequence, timed.timeNanos(), timed.quote(), reports::add);
            Command buy = new Command.SubmitOrder(
                    1, 0, "", "", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 100_000, 0, 0, false, 0, 0);
            core.decide(++sequence, timed.timeNanos(), buy, reports::add);
        }
        return reports.stream()
                .filter(Report.Filled.class::isInstance)
                .map(report -> ((Report.Filled) report).fill())
                .filter(fill -> fill.account() == 1)
                .mapToLong(fill -> fill.lastQuantity())
                .sum();
    }

    @Test
    void a_share_of_each_quote_is_a_share_of_the_bars_volume() {
        assertThat(bought(bar(10_000), 1_000_000)).isEqualTo(10_000);
        assertThat(bought(bar(10_000), 100_000)).isBetween(970L, 1_000L);
        assertThat(bought(bar(10_000), 250_000)).isBetween(2_470L, 2_500L);
    }

    @Test
    void a_bar_of_less_than_a_lot_for_each_quote_still_has_a_price_everywhere() {
        assertThat(new PricePath(COIN, bar(3)).quotes())
                .allSatisfy(timed -> assertThat(timed.quote().askQuantity()).isOne());
    }

    @Test
    void a_bar_without_a_volume_is_large_enough_for_a_demos_orders() {
        assertThat(new PricePath(COIN, bar(0)).quotes())
                .allSatisfy(timed -> assertThat(timed.quote().askQuantity()).isBetween(98L, 102L));
    }

    @Test
    void what_stands_when_the_bar_is_over_is_as_large_as_its_quotes() {
        assertThat(new PricePath(COIN, bar(10_000)).last().askQuantity()).isBetween(400L, 3_400L);
    }
}
