package trading.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    @TempDir
    Path data;

    private final CountDownLatch stopped = new CountDownLatch(1);

    private final ControlHandler handler = new ControlHandler() {
        @Override
        public JsonNode status() {
            return JsonNodeFactory.instance.objectNode().put("pid", 4711);
        }

        @Override
        public void stop() {
            stopped.countDown();
        }

        @Override
        public String loginLink() {
            return "http://127.0.0.1/login?token=abc";
        }
    };

    @Test
    void a_second_process_reads_the_status_and_asks_to_stop() throws Exception {
        try (ControlServer server = ControlServer.start(data, handler)) {
            ControlClient client = new ControlClient(data);

            assertThat(client.ask("status")
                            .orElseThrow()
                            .path("status")
                            .path("pid")
                            .asInt())
                    .isEqualTo(4711);
            assertThat(client.ask("stop")).isPresent();
            assertThat(stopped.getCount()).isZero();
            assertThat(client.ask("dance").orElseThrow().path("error").asText()).contains("dance");
        }
    }

    @Test
    void without_an_instance_there_is_no_answer() throws Exception {
        assertThat(new ControlClient(data).ask("status")).isEmpty();
        Files.createFile(data.resolve("control.sock"));
        assertThat(new ControlClient(data).ask("status")).isEmpty();
    }

    @Test
    void a_left_over_socket_file_does_not_hinder_a_start() throws Exception {
        Files.createFile(data.resolve("control.sock"));
        try (ControlServer server = ControlServer.start(data, handler)) {
            assertThat(new ControlClient(data).ask("status")).isPresent();
        }
        assertThat(data.resolve("control.sock")).doesNotExist();
    }

    @Test
    void a_data_directory_with_a_very_long_path_works_too() throws Exception {
        Path deep = Files.createDirectories(data.resolve("x".repeat(120)));
        try (ControlServer server = ControlServer.start(deep, handler)) {
            assertThat(new ControlClient(deep).ask("status")).isPresent();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_open_it() throws Exception {
        try (ControlServer server = ControlServer.start(data, handler)) {
            assertThat(Files.getPosixFilePermissions(data.resolve("control.sock")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }
}
