package trading.engine.analyst.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.chain.ChainDamagedException;

class AnalystJournalTest {
    private static final CallRecord GOOD = new CallRecord(
            "1",
            "ema",
            "ab",
            1,
            2,
            3,
            "OPENAI",
            "m",
            "http://127.0.0.1/v1",
            4L,
            "{\"q\":\"Größe\n🙂\"}",
            200,
            "{}",
            "{ }",
            null,
            "",
            new CallCost(5, 6, 7));
    private static final CallRecord BAD = new CallRecord(
            "2",
            "ema",
            "cd",
            1,
            2,
            3,
            "OPENAI",
            "m",
            "http://127.0.0.1/v1",
            null,
            "{}",
            0,
            null,
            null,
            FailureCode.UNREACHABLE,
            "away",
            CallCost.NONE);

    @TempDir
    Path folder;

    @Test
    void a_call_comes_back_as_it_was() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (AnalystJournal journal = AnalystJournal.open(file)) {
            journal.append(GOOD);
            journal.append(BAD);
            assertThat(journal.calls()).isEqualTo(2);
        }

        List<CallRecord> calls = new ArrayList<>();
        assertThat(AnalystJournal.read(file, calls::add)).isEqualTo(2);
        assertThat(calls).containsExactly(GOOD, BAD);
    }

    @Test
    void an_answer_that_was_changed_is_found() throws Exception {
        Path file = folder.resolve("calls.jsonl");
        try (AnalystJournal journal = AnalystJournal.open(file)) {
            journal.append(GOOD);
        }
        Files.writeString(file, Files.readString(file).replace("\"status\":200", "\"status\":201"));

        assertThatThrownBy(() -> AnalystJournal.verify(file)).isInstanceOf(ChainDamagedException.class);
        assertThatThrownBy(() -> AnalystJournal.open(file)).isInstanceOf(ChainDamagedException.class);
    }
}
