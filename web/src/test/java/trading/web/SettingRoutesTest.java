package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.Api;
import trading.web.testing.TestDesk;

class SettingRoutesTest {
    @Test
    void a_setting_is_shown_with_its_default_its_source_and_what_it_is_for(@TempDir Path directory) throws Exception {
        try (TestDesk desk = TestDesk.open(directory)) {
            assertThat(new Api(desk).json("/api/settings")).isEqualTo(new ObjectMapper().readTree("""
                            [{"key":"log.level","name":"LOG_LEVEL","group":"log","help":"What is logged.",
                              "expected":"one of ERROR, WARN, INFO, DEBUG","value":"INFO","defaultValue":"INFO",
                              "source":"default","secret":false,"hot":true,"waits":false,"nextValue":null,"fixed":null}]
                            """));
        }
    }
}
