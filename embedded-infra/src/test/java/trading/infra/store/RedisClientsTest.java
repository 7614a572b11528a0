package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisClientsTest {
    /// Redis 5, which is what there is for Windows, answers HELLO by an error.
    @Test
    void a_connection_begins_with_the_password_and_no_command_of_later_versions() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> commands(server, 2));
            try (RedisClient client =
                    RedisClients.open(new RedisConnection("127.0.0.1", server.getLocalPort(), "secret"))) {
                assertThat(client.ping()).isEqualTo("OK");
            }
            assertThat(heard.get(5, TimeUnit.SECONDS)).containsExactly("AUTH secret", "PING");
        }
    }

    /// As many commands as wanted, each answered by OK.
    private static List<String> commands(ServerSocket server, int wanted) {
        List<String> commands = new ArrayList<>();
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            while (commands.size() < wanted) {
                int words = Integer.parseInt(in.readLine().substring(1));
                List<String> command = new ArrayList<>();
                for (int i = 0; i < words; i++) {
                    in.readLine();
                    command.add(in.readLine());
                }
                commands.add(String.join(" ", command));
                client.getOutputStream().write("+OK\r\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (java.io.IOException e) {
            commands.add(e.toString());
        }
        return commands;
    }
}
