package trading.engine.strategy.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.orchestrator.Bars;
import trading.engine.orchestrator.PaperDesk;

class EntryIdTest {
    private static final String ALLOWED = "[A-Za-z0-9._:/-]{1,36}";

    @Test
    void it_says_strategy_instrument_and_bar() {
        assertThat(EntryId.of("ema-cross", "BTCUSDT", Bars.at(PaperDesk.BTC, 5, 1)))
                .isEqualTo("ema-cross:BTCUSDT:20220103T1005")
                .matches(ALLOWED);
    }

    @Test
    void bars_shorter_than_a_minute_have_seconds() {
        Bar bar = new Bar(0, TimeFrame.S1, Bars.START + TimeFrame.S1.nanos(), 1, 1, 1, 1, 1, 1);
        assertThat(EntryId.of("ema-cross", "BTCUSDT", bar)).isEqualTo("ema-cross:BTCUSDT:20220103T100001");
    }

    @Test
    void a_long_name_is_cut_and_marked_so_that_two_of_them_stay_apart() {
        Bar bar = Bars.at(PaperDesk.BTC, 0, 1);
        String one = EntryId.of("opening-range-breakout-fast", "DOGEUSDT", bar);
        String other = EntryId.of("opening-range-breakout-slow", "DOGEUSDT", bar);
        assertThat(one)
                .startsWith("opening-")
                .endsWith(":DOGEUSDT:20220103T1000")
                .matches(ALLOWED);
        assertThat(other).isNotEqualTo(one).matches(ALLOWED);
    }
}
