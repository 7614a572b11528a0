package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command.DefineInstrument;
import trading.engine.message.Command.Deposit;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

class ReplayGridTest {
    @Test
    void an_instrument_of_ours_is_used_when_it_is_fine_enough() throws Exception {
        assertThat(ReplayGrid.of(file(2, 6), "BTCUSDT", List.of(), false).instrument())
                .isEqualTo(DemoMarket.instruments().getFirst());
    }

    @Test
    void a_finer_file_makes_a_finer_instrument_where_none_is_known_yet() throws Exception {
        Instrument fine = ReplayGrid.of(file(4, 4), "SOLUSDT", List.of(), false).instrument();

        assertThat(List.of(fine.tickSize(), fine.lotSize())).containsExactly(10_000L, 10_000L);
        assertThat(fine.id()).isEqualTo(2);
        assertThat(DemoMarket.commands(List.of(fine)))
                .contains(new DefineInstrument(fine))
                .doesNotContain(new DefineInstrument(DemoMarket.instruments().get(2)));
    }

    @Test
    void a_known_instrument_that_is_too_coarse_refuses_the_file_and_says_what_can_be_done() {
        assertThatThrownBy(() -> ReplayGrid.of(file(4, 4), "SOLUSDT", DemoMarket.instruments(), false))
                .isInstanceOf(BarFormatException.class)
                .hasMessageContaining("tick 0.01 and lot 0.001, which cannot change")
                .hasMessageContaining("--data-dir");
    }

    @Test
    void more_decimals_than_can_be_kept_are_refused_unless_volume_may_be_rounded() throws Exception {
        assertThatThrownBy(() -> ReplayGrid.of(file(2, 8), "BTCUSD", List.of(), false))
                .hasMessageContaining("--round-volume");
        assertThat(ReplayGrid.of(file(2, 8), "BTCUSD", List.of(), true)
                        .instrument()
                        .lotSize())
                .isEqualTo(100);
    }

    @Test
    void a_foreign_symbol_gets_the_next_id_and_the_demo_account_its_money() throws Exception {
        ReplayGrid grid = ReplayGrid.of(file(4, 0), "WLDUSDC", DemoMarket.instruments(), false);

        assertThat(grid.instrument().id()).isEqualTo(5);
        assertThat(grid.instrument().base()).isEqualTo("WLD");
        assertThat(grid.commands())
                .containsExactly(
                        new DefineInstrument(grid.instrument()),
                        new Deposit(1, "USDC", 10_000_000_000_000L, "demo-1-USDC"));
    }

    @Test
    void a_symbol_without_a_known_quote_is_refused() {
        assertThatThrownBy(() -> ReplayGrid.of(file(2, 2), "USDT", List.of(), false))
                .hasMessageContaining("symbol=USDT: must end with");
    }

    private static BarFile file(int priceDecimals, int volumeDecimals) {
        return new BarFile(
                Path.of("a.csv"), "OHLCV", TimeFrame.M1, 2, 0, 0, priceDecimals, volumeDecimals, 0, 0, 0, 0, false);
    }
}
