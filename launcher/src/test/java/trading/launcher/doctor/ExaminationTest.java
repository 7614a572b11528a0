package trading.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;

class ExaminationTest {
    @TempDir
    Path home;

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_taken_port_is_named_with_its_holder_and_a_way_out() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TradingConfig config = config(Map.of("POSTGRES_PORT", Integer.toString(taken.getLocalPort())));

            List<Finding> findings = Examination.of(config, false, "postgres");

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.well()).isFalse();
                assertThat(finding.what())
                        .contains("pid " + ProcessHandle.current().pid());
                assertThat(finding.mend()).contains("POSTGRES_PORT");
            });
        }
    }

    @Test
    void a_folder_that_can_be_made_is_well() throws Exception {
        assertThat(Examination.of(config(Map.of()), false, "data"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.well()).isTrue());
    }

    private TradingConfig config(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, environment).load(folder -> folder.resolve("data"));
    }
}
