package trading.infra.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.infra.process.PortChoice;
import trading.infra.process.PortInUseException;
import trading.infra.process.ServiceStartException;
import trading.infra.process.SharedRuntime;

class RedisServerTest {
    private static final RedisConfig ANY_PORT = RedisConfig.on(PortChoice.auto(0));

    @TempDir
    Path temporary;

    @Test
    void keys_are_there_after_a_restart() throws IOException {
        try (var data = SharedRuntime.open(temporary.resolve("with a 'space' and \"more\""))) {
            try (var server = RedisServer.start(ANY_PORT, data)) {
                assertThat(ask(server, "SET", "kept", "42")).isEqualTo("+OK");
            }
            try (var server = RedisServer.start(ANY_PORT, data)) {
                assertThat(ask(server, "EXISTS", "kept")).isEqualTo(":1");
            }
        }
    }

    @Test
    void strangers_get_nothing() throws IOException {
        try (var data = SharedRuntime.open(temporary);
                var server = RedisServer.start(ANY_PORT, data)) {
            assertThat(withoutPassword(server, "GET kept\r\n")).startsWith("-NOAUTH");
            assertThat(withoutPassword(server, "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .isEmpty();
            assertThatThrownBy(() -> RedisLine.open(server.port(), "guess", Duration.ofSeconds(2)))
                    .hasMessageContaining("WRONGPASS");
            assertThat(SharedRuntime.listeningAddresses(server.port())).containsExactly("0100007F");
            assertThat(Files.getPosixFilePermissions(temporary.resolve("redis/redis.conf")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(ProcessHandle.of(server.pid())
                            .orElseThrow()
                            .info()
                            .commandLine()
                            .orElse(""))
                    .contains("redis-server")
                    .doesNotContain(server.password());
        }
    }

    @Test
    void dangerous_commands_are_gone_even_with_the_password() throws IOException {
        try (var data = SharedRuntime.open(temporary);
                var server = RedisServer.start(ANY_PORT, data)) {
            for (String command : new String[] {
                "EVAL",
                "EVALSHA",
                "SCRIPT",
                "FUNCTION",
                "FCALL",
                "CONFIG",
                "DEBUG",
                "MODULE",
                "REPLICAOF",
                "MIGRATE",
                "ACL"
            }) {
                assertThat(ask(server, command, "GET", "dir")).as(command).startsWith("-ERR unknown command");
            }
            assertThat(ask(server, "INFO", "persistence")).startsWith("$");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"appendonly.aof.1.incr.aof", "appendonly.aof.1.base.rdb", "appendonly.aof.manifest"})
    void a_file_that_it_cannot_read_is_moved_aside(String damaged) throws IOException {
        try (var data = SharedRuntime.open(temporary)) {
            try (var server = RedisServer.start(ANY_PORT, data)) {
                ask(server, "SET", "kept", "42");
            }
            Files.writeString(
                    temporary.resolve("redis/appendonlydir").resolve(damaged), "this is not what was written\r\n");

            try (var server = RedisServer.start(ANY_PORT, data)) {
                assertThat(ask(server, "EXISTS", "kept")).isEqualTo(":0");
                assertThat(ask(server, "SET", "new", "1")).isEqualTo("+OK");
            }
            assertThat(temporary.resolve("redis/damaged/appendonlydir").resolve(damaged))
                    .exists();
        }
    }

    @Test
    void a_cut_off_last_write_costs_that_write_only() throws IOException {
        try (var data = SharedRuntime.open(temporary)) {
            try (var server = RedisServer.start(ANY_PORT, data)) {
                ask(server, "SET", "first", "1");
                ask(server, "SET", "second", "2");
            }
            Path file = temporary.resolve("redis/appendonlydir/appendonly.aof.1.incr.aof");
            String text = Files.readString(file);
            Files.writeString(file, text.substring(0, text.length() - 3));

            try (var server = RedisServer.start(ANY_PORT, data)) {
                assertThat(ask(server, "EXISTS", "first")).isEqualTo(":1");
                assertThat(ask(server, "EXISTS", "second")).isEqualTo(":0");
            }
        }
    }

    @Test
    void the_user_may_change_settings_but_not_open_the_server() throws IOException {
        Path settings = Files.writeString(
                temporary.resolve("user's own.conf"),
                "maxclients 77\nbind 0.0.0.0\nprotected-mode no\nrequirepass easy\n");

        try (var data = SharedRuntime.open(temporary.resolve("data"));
                var server = RedisServer.start(ANY_PORT.withUserSettings(settings), data)) {
            assertThat(SharedRuntime.listeningAddresses(server.port())).containsExactly("0100007F");
            assertThatThrownBy(() -> RedisLine.open(server.port(), "easy", Duration.ofSeconds(2)))
                    .hasMessageContaining("WRONGPASS");
        }
    }

    @Test
    void a_setting_that_cannot_be_read_is_named() throws IOException {
        Path settings = Files.writeString(temporary.resolve("bad.conf"), "maxmemory plenty\n");

        try (var data = SharedRuntime.open(temporary.resolve("data"))) {
            assertThatThrownBy(() -> RedisServer.start(ANY_PORT.withUserSettings(settings), data)
                            .close())
                    .isInstanceOf(ServiceStartException.class)
                    .hasMessageContaining("'maxmemory plenty': argument must be a memory value");
        }
    }

    @Test
    void a_taken_port_names_its_holder() throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var data = SharedRuntime.open(temporary)) {
            assertThatThrownBy(() -> RedisServer.start(RedisConfig.on(PortChoice.fixed(holder.getLocalPort())), data))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("java (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void a_server_that_hangs_is_alive_and_does_not_answer() throws Exception {
        try (var data = SharedRuntime.open(temporary);
                var server = RedisServer.start(ANY_PORT, data)) {
            assertThat(server.answers(Duration.ofSeconds(2))).isTrue();
            SharedRuntime.signal("STOP", server.pid());
            assertThat(server.answers(Duration.ofMillis(500))).isFalse();
            assertThat(server.alive()).isTrue();
            SharedRuntime.signal("CONT", server.pid());
            assertThat(server.answers(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void its_death_is_seen() throws Exception {
        try (var data = SharedRuntime.open(temporary);
                var server = RedisServer.start(ANY_PORT, data)) {
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();

            assertThat(server.onExit().get(5, TimeUnit.SECONDS)).isEqualTo(128 + 9);
            assertThat(server.alive()).isFalse();
        }
    }

    private static String ask(RedisServer server, String... words) throws IOException {
        try (RedisLine line = RedisLine.open(server.port(), server.password(), Duration.ofSeconds(2))) {
            return line.ask(words);
        }
    }

    private static String withoutPassword(RedisServer server, String text) throws IOException {
        try (var socket = new Socket(server.host(), server.port())) {
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] answer = new byte[200];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
