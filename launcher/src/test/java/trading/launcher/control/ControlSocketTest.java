package trading.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;

class ControlSocketTest {
    @TempDir
    Path data;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final java.util.List<String> notes = new java.util.concurrent.CopyOnWriteArrayList<>();

    private final ControlHandler handler = new ControlHandler() {
        @Override
        public JsonNode status() {
            return JsonNodeFactory.instance.objectNode().put("pid", 4711);
        }

        @Override
        public JsonNode restart(String service, String by) {
            if (!service.equals("redis")) {
                throw new IllegalArgumentException("no service is called " + service + ": there are redis");
            }
            return new ObjectMapper()
                    .createObjectNode()
                    .put("millis", 7)
                    .set("restarted", new ObjectMapper().createArrayNode().add(service));
        }

        @Override
        public JsonNode backup(String output, String by) {
            return new ObjectMapper().createObjectNode().put("file", output);
        }

        @Override
        public void note(AuditNote note, String by) {
            notes.add(by + " " + note.type() + " " + note.details());
        }

        @Override
        public void stop(String by) {
            stopped.countDown();
        }

        @Override
        public String loginLink() {
            return "http://127.0.0.1/login?token=abc";
        }

        @Override
        public JsonNode access(String by) {
            return JsonNodeFactory.instance.objectNode().put("token", "of " + by);
        }

        @Override
        public JsonNode kill(KillRequest request, String by) {
            return JsonNodeFactory.instance.textNode(by + " stops " + request);
        }

        @Override
        public JsonNode rearm(KillTarget target, String reason, String by) {
            return JsonNodeFactory.instance.textNode(by + " lets go of " + target + " since " + reason);
        }

        @Override
        public JsonNode killSwitches() {
            return JsonNodeFactory.instance.objectNode().putArray("engaged");
        }
    };

    @Test
    void a_command_notes_what_it_did_to_files_and_nothing_else() throws Exception {
        try (ControlServer server = ControlServer.start(data, handler)) {
            JsonNode noted = new ControlClient(data)
                    .ask(new AuditNote("secret_set", "OPENAI_API_KEY").request(), java.time.Duration.ofSeconds(10))
                    .orElseThrow();
            assertThat(noted.path("noted").asBoolean()).isTrue();
            JsonNode refused = new ControlClient(data)
                    .ask(
                            new ObjectMapper()
                                    .createObjectNode()
                                    .put("command", "note")
                                    .put("type", "login"),
                            java.time.Duration.ofSeconds(10))
                    .orElseThrow();
            assertThat(refused.path("error").asText()).contains("type=login");
        }
        assertThat(notes)
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("cli:")
                .endsWith(" secret_set OPENAI_API_KEY");
    }

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
    void who_asks_is_what_the_system_says_and_not_what_the_request_says() throws Exception {
        KillRequest all = KillRequest.global("test");
        try (ControlServer server = ControlServer.start(data, handler)) {
            JsonNode reply = ask(all.into(request("kill").put("by", "somebody else")));

            assertThat(reply.path("answer").asText())
                    .isEqualTo("cli:" + System.getProperty("user.name") + " stops " + all);
        }
    }

    @Test
    void the_owner_is_given_a_token_for_commands_without_a_password() throws Exception {
        try (ControlServer server = ControlServer.start(data, handler)) {
            assertThat(new ControlClient(data)
                            .ask("access")
                            .orElseThrow()
                            .path("access")
                            .path("token")
                            .asText())
                    .isEqualTo("of cli:" + System.getProperty("user.name"));
        }
    }

    @Test
    void what_is_not_a_whole_request_is_an_error_and_stops_nothing() throws Exception {
        try (ControlServer server = ControlServer.start(data, handler)) {
            assertThat(ask(request("kill")).path("error").asText()).contains("scope");
            assertThat(ask(request("rearm").put("scope", "global").put("target", ""))
                            .path("error")
                            .asText())
                    .contains("reason");
            assertThat(ask(request("rearm").put("scope", "planet").put("reason", "x"))
                            .path("error")
                            .asText())
                    .contains("planet");
        }
    }

    @Test
    void whoever_does_not_answer_in_time_is_not_waited_for() throws Exception {
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(data.resolve("control.sock")));

            assertThat(new ControlClient(data).answers(Duration.ofMillis(200))).isFalse();
        }
        try (ControlServer server = ControlServer.start(data, handler)) {
            assertThat(new ControlClient(data).answers(Duration.ofSeconds(5))).isTrue();
        }
    }

    private JsonNode ask(JsonNode request) throws IOException {
        return new ControlClient(data).ask(request, Duration.ofSeconds(5)).orElseThrow();
    }

    private static ObjectNode request(String command) {
        return JsonNodeFactory.instance.objectNode().put("command", command);
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

    @Test
    void a_restart_names_what_was_restarted_and_refuses_a_name_that_there_is_not() throws Exception {
        try (ControlServer server = ControlServer.start(data, handler)) {
            ControlClient client = new ControlClient(data);
            ObjectMapper mapper = new ObjectMapper();
            JsonNode done = client.ask(
                            mapper.createObjectNode().put("command", "restart").put("service", "redis"),
                            Duration.ofSeconds(10))
                    .orElseThrow();
            assertThat(done.path("restart").path("restarted").get(0).asText()).isEqualTo("redis");
            JsonNode refused = client.ask(
                            mapper.createObjectNode().put("command", "restart").put("service", "rediss"),
                            Duration.ofSeconds(10))
                    .orElseThrow();
            assertThat(refused.path("unknown").asBoolean()).isTrue();
            assertThat(refused.path("error").asText()).contains("rediss");
        }
    }
}
