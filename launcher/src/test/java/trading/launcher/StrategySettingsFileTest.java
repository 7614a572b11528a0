package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.orchestrator.StrategySettings;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.host.SeatTerms;

class StrategySettingsFileTest {
    @TempDir
    Path data;

    @Test
    void without_a_file_nothing_is_set() throws Exception {
        assertThat(new StrategySettingsFile(data).read()).isEqualTo(StrategySettings.NONE);
    }

    @Test
    void what_people_have_set_is_read_as_it_was_written() throws Exception {
        StrategySettings set = new StrategySettings(
                new TreeMap<>(Map.of(
                        "ema-cross",
                                SeatTerms.USUAL
                                        .withParameters(Map.of("fast", "9"))
                                        .withVeto(0.7),
                        "a", SeatTerms.USUAL.withSizing(new Sizing.Fixed(5)),
                        "b", SeatTerms.USUAL.withSizing(new Sizing.EquityShare(6)),
                        "c", SeatTerms.USUAL.withSizing(new Sizing.Risk(7)),
                        "d", SeatTerms.USUAL.withSizing(new Sizing.Volatility(8)),
                        "e", SeatTerms.USUAL.withSizing(new Sizing.Kelly(1, 2, 3, 4)))),
                new TreeMap<>(Map.of("ema-cross:BTCUSDT", false, "grid:ETHUSDT", true)));
        new StrategySettingsFile(data).write(set);
        assertThat(new StrategySettingsFile(data).read()).isEqualTo(set);
    }

    @Test
    void a_file_that_cannot_be_understood_is_named_and_starts_nothing() throws Exception {
        for (String text : new String[] {
            "{",
            "{}",
            "{\"strategies\":{},\"running\":{},\"more\":1}",
            "{\"strategies\":{\"a\":{\"parameters\":{},\"sizing\":{\"kind\":\"all-in\"},\"vetoConfidence\":2}},\"running\":{}}"
        }) {
            Files.writeString(data.resolve(StrategySettingsFile.NAME), text);
            assertThatThrownBy(() -> new StrategySettingsFile(data).read())
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(StrategySettingsFile.NAME);
        }
    }
}
