package trading.web.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementFileTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456789Z");

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("acknowledged.json");
    }

    @Test
    void what_is_written_is_read_and_replaced_as_a_whole() throws Exception {
        Acknowledgement limit =
                new Acknowledgement(AlertCode.LIMIT_NEAR, "account 1 \"x\"", NOON, NOON.plusSeconds(1), 2, "ada", NOON);
        Acknowledgement killed = new Acknowledgement(AlertCode.KILL_SWITCH, "GLOBAL", NOON, NOON, 1, "bob", NOON);
        AcknowledgementFile file = new AcknowledgementFile(path());
        assertThat(file.read()).isEmpty();
        file.write(List.of(limit, killed));
        assertThat(new AcknowledgementFile(path()).read()).containsExactly(limit, killed);
        file.write(List.of(killed));
        assertThat(new AcknowledgementFile(path()).read()).containsExactly(killed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"acknowledged\":[{}]}",
                "{\"acknowledged\":[{\"code\":\"KILL_SWITCH\",\"subject\":\"GLOBAL\",\"firstTime\":\"noon\"}]}",
                "{\"acknowledged\":[{\"code\":\"NO_SUCH_CODE\"}]}"
            })
    void what_cannot_be_understood_acknowledges_nothing(String text) throws Exception {
        Files.writeString(path(), text);
        assertThat(new AcknowledgementFile(path()).read()).isEmpty();
    }

    @Test
    void where_nothing_can_be_written_it_says_so() {
        AcknowledgementFile file = new AcknowledgementFile(folder.resolve("no-such-folder/acknowledged.json"));
        assertThatThrownBy(() -> file.write(List.of())).isInstanceOf(IOException.class);
    }
}
