package trading.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.Api;
import trading.web.testing.TestDesk;

/// From the request over HTTP to the mail server and back.
class MailTestRouteTest {
    @TempDir
    private Path directory;

    private TestDesk desk;

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void a_test_by_mail_arrives_at_each_receiver_and_is_no_alert() throws Exception {
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.NEVER, null)) {
            Api api = sendingBy(server, "right");

            assertThat(test(api)).isEqualTo("{\"channel\":\"email\",\"taken\":true,\"reason\":null}");

            assertThat(server.logins).containsExactly("ann/ann/right");
            assertThat(server.receivers).containsExactly("RCPT TO:<me@example.com>", "RCPT TO:<you@example.com>");
            assertThat(server.mails).hasSize(1);
            assertThat(server.mails.getFirst())
                    .contains("From: trading@example.com", "This is a test of alerts by email. Nothing is wrong.");
            assertThat(api.json("/api/alerts")).isEmpty();
        }
    }

    @Test
    void what_the_mail_server_refuses_is_answered_without_the_password() throws Exception {
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.NEVER, null)) {
            Api api = sendingBy(server, "canary");

            assertThat(test(api))
                    .contains("\"taken\":false", "127.0.0.1 does not take this user and password")
                    .doesNotContain("canary");

            assertThat(server.logins).as("it is tried once").containsExactly("ann/ann/canary");
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void a_mail_server_that_is_not_there_is_said() throws Exception {
        FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.NEVER, null);
        Api api = sendingBy(server, "right");
        server.close();

        assertThat(test(api)).contains("\"taken\":false", "127.0.0.1 did not take the mail");
    }

    private Api sendingBy(FakeMailServer server, String password) throws IOException {
        desk = TestDesk.open(directory);
        MailAccount account = new MailAccount(
                "127.0.0.1",
                server.port(),
                false,
                "ann",
                password,
                "trading@example.com",
                List.of("me@example.com", "you@example.com"));
        desk.alerts().sendBy(List.of(new ChannelPlan(new EmailChannel(account), AlertJson.Severity.CRITICAL)));
        return new Api(desk);
    }

    private static String test(Api api) {
        return api.post("/api/alerts/test", "{'channel':'email'}").json().toString();
    }
}
