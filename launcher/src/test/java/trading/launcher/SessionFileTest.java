package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.TimeFrame;
import trading.engine.orchestrator.OrchestratorConfig;
import trading.engine.orchestrator.SeatMark;
import trading.engine.orchestrator.SessionMark;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.host.SeatTerms;

class SessionFileTest {
    @TempDir
    Path data;

    private static SessionMark mark(long sequence, boolean start) {
        return new SessionMark(
                sequence,
                1_640_995_200_000_000_000L,
                start,
                OrchestratorConfig.of(1, List.of()).host(),
                List.of(
                        new SeatMark(
                                "ema-cross",
                                "2",
                                "BTCUSDT",
                                TimeFrame.M5,
                                true,
                                SeatTerms.USUAL
                                        .withParameters(Map.of("fast", "9"))
                                        .withSizing(new Sizing.Kelly(1, 2, 3, 4))
                                        .withVeto(0.5),
                                new TreeMap<>(Map.of("level", "l:5"))),
                        new SeatMark("grid", "1", "ETHUSDT", TimeFrame.M1, false, SeatTerms.USUAL, new TreeMap<>())));
    }

    @Test
    void what_was_noted_is_read_in_its_order() throws Exception {
        SessionFile file = new SessionFile(data);
        assertThat(file.read()).isEmpty();
        file.noted(mark(5, true));
        file.noted(mark(9, false));

        assertThat(new SessionFile(data).read()).containsExactly(mark(5, true), mark(9, false));
    }

    @Test
    void a_line_that_a_crash_cut_off_spoils_no_other_one() throws Exception {
        SessionFile file = new SessionFile(data);
        file.noted(mark(5, true));
        Files.writeString(data.resolve("strategy-sessions.jsonl"), "\n{\"sequence\":7,\"ti", StandardOpenOption.APPEND);
        file.noted(mark(9, false));

        assertThat(file.read()).containsExactly(mark(5, true), mark(9, false));
    }
}
