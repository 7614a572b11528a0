package trading.web.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AlertChannelsTest {
    private static final String NASTY = "$(touch gone) `id` <b>&\r\nBcc: evil@example.com";
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void mail_goes_over_starttls_with_user_and_password_to_every_receiver() throws Exception {
        SSLContext tls = tls();
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.WHEN_ASKED, tls);
                EmailChannel channel = new EmailChannel(account(server, false, "right"), tls.getSocketFactory())) {
            channel.deliver(alert(AlertCode.KILL_SWITCH, "GLOBAL", 0), 3);

            assertThat(server.encrypted).containsExactly(true);
            assertThat(server.logins).containsExactly("ann/ann/right");
            assertThat(server.receivers).containsExactly("RCPT TO:<me@example.com>", "RCPT TO:<you@example.com>");
            assertThat(server.mails.getFirst())
                    .contains(
                            "Subject: [Trading] CRITICAL KILL_SWITCH GLOBAL",
                            "From: trading@example.com",
                            "Auto-Submitted: auto-generated",
                            "3 more alerts were held back");
        }
    }

    @Test
    void mail_goes_over_tls_from_the_first_byte() throws Exception {
        SSLContext tls = tls();
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.AT_ONCE, tls);
                EmailChannel channel = new EmailChannel(account(server, true, "right"), tls.getSocketFactory())) {
            channel.deliver(alert(AlertCode.DRIFT, "day", 0), 0);

            assertThat(server.encrypted).containsExactly(true);
            assertThat(server.mails.getFirst()).contains("WARNING DRIFT day");
        }
    }

    @Test
    void a_server_with_a_certificate_of_nobody_known_gets_neither_password_nor_mail() throws Exception {
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.AT_ONCE, tls());
                EmailChannel channel = new EmailChannel(account(server, true, "right"))) {
            assertThatThrownBy(() -> channel.deliver(alert(AlertCode.DRIFT, "day", 0), 0))
                    .isInstanceOf(DeliveryException.class);

            assertThat(server.logins).isEmpty();
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_server_elsewhere_that_has_no_tls_gets_neither_password_nor_mail() throws Exception {
        // an address of this machine, to which the rule for other machines is applied
        String elsewhere = "127.0.0.2";
        try (FakeMailServer server =
                        new FakeMailServer(FakeMailServer.Tls.NEVER, null, InetAddress.getByName(elsewhere));
                EmailChannel channel = new EmailChannel(new MailAccount(
                        elsewhere,
                        server.port(),
                        false,
                        "ann",
                        "right",
                        "trading@example.com",
                        List.of("me@example.com")))) {
            assertThatThrownBy(() -> channel.deliver(alert(AlertCode.DRIFT, "day", 0), 0))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(server.logins).isEmpty();
            assertThat(server.mails).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_said_without_quoting_it() throws Exception {
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.NEVER, null);
                EmailChannel channel = new EmailChannel(account(server, false, "canary"))) {
            assertThatThrownBy(() -> channel.deliver(alert(AlertCode.DRIFT, "day", 0), 0))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("does not take this user and password")
                    .hasMessageNotContaining("canary");
        }
        assertThat(account(1, false, "canary")).asString().doesNotContain("canary");
    }

    @Test
    void what_an_alert_is_about_can_add_no_header_to_a_mail() throws Exception {
        try (FakeMailServer server = new FakeMailServer(FakeMailServer.Tls.NEVER, null);
                EmailChannel channel = new EmailChannel(account(server, false, "right"))) {
            channel.deliver(alert(AlertCode.DRIFT, NASTY, 0), 0);

            String head = server.mails.getFirst().split("\n\n", 2)[0];
            assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc"));
            assertThat(server.receivers).hasSize(2);
        }
    }

    @Test
    void telegram_is_told_in_words_by_the_bot_in_the_chat() throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        List<JsonNode> bodies = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(200);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().toString());
            bodies.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (TelegramChannel channel = new TelegramChannel(there, "1:canary", "-42")) {
            channel.deliver(alert(AlertCode.KILL_SWITCH, "GLOBAL", 0), 0);

            assertThat(paths).containsExactly("/bot1:canary/sendMessage");
            assertThat(bodies.getFirst().path("chat_id").asText()).isEqualTo("-42");
            assertThat(bodies.getFirst().path("text").asText()).contains("CRITICAL KILL_SWITCH GLOBAL", "What to do:");

            status.set(401);
            assertThatThrownBy(() -> channel.deliver(alert(AlertCode.KILL_SWITCH, "GLOBAL", 0), 0))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("401")
                    .hasMessageNotContaining("canary");
        } finally {
            server.stop(0);
        }
        try (TelegramChannel nobody = new TelegramChannel(there, "1:canary", "-42")) {
            assertThatThrownBy(() -> nobody.deliver(alert(AlertCode.DRIFT, "day", 0), 0))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_notification_gets_its_texts_as_arguments_and_runs_nothing_of_them() throws Exception {
        Path told = folder.resolve("told");
        Path program = program("for a in \"$@\"; do printf '%s\\n--\\n' \"$a\"; done > " + told);
        DesktopChannel channel = new DesktopChannel(DesktopChannel.Desktop.LINUX, program);

        channel.deliver(alert(AlertCode.DRIFT, NASTY, 0), 0);

        assertThat(Files.readString(told))
                .contains(
                        "--urgency=normal\n--\n--\n--\n[Trading] WARNING DRIFT $(touch gone) `id` <b>& Bcc:",
                        "about $(touch gone) `id` &lt;b&gt;&amp;");
        assertThat(folder.resolve("gone")).doesNotExist();

        new DesktopChannel(DesktopChannel.Desktop.MAC, program).deliver(alert(AlertCode.DRIFT, "-e evil", 0), 0);
        assertThat(Files.readString(told)).startsWith("-e\n--\non run argv");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_desktop_that_is_not_there_is_told() throws Exception {
        Path program = program("exit 3");
        assertThatThrownBy(() -> new DesktopChannel(DesktopChannel.Desktop.LINUX, program)
                        .deliver(alert(AlertCode.DRIFT, "day", 0), 0))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("ended with 3");
        assertThatThrownBy(() -> new DesktopChannel(DesktopChannel.Desktop.LINUX, folder.resolve("none"))
                        .deliver(alert(AlertCode.DRIFT, "day", 0), 0))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("libnotify-bin");
    }

    @Test
    void a_channel_for_what_is_critical_hears_of_a_warning_that_nobody_acknowledged_for_five_minutes() {
        ChannelPlan plan = new ChannelPlan(new Taking(ChannelKind.EMAIL), AlertJson.Severity.CRITICAL);

        assertThat(plan.wants(alert(AlertCode.DRIFT, "day", 0))).isFalse();
        assertThat(plan.wants(alert(AlertCode.DRIFT, "day", 1))).isFalse();
        assertThat(plan.wants(alert(AlertCode.DRIFT, "day", 2))).isTrue();
        assertThat(plan.wants(alert(AlertCode.KILL_SWITCH, "GLOBAL", 0))).isTrue();
        assertThat(new ChannelPlan(new Taking(ChannelKind.EMAIL), AlertJson.Severity.WARNING)
                        .wants(alert(AlertCode.DRIFT, "day", 0)))
                .isTrue();
    }

    @Test
    void the_same_again_within_a_minute_is_spared_unless_it_is_told_louder() {
        Pace pace = new Pace();

        assertThat(pace.admits(alert(AlertCode.DRIFT, "day", 0), 0)).isTrue();
        assertThat(pace.admits(alert(AlertCode.DRIFT, "day", 0), 30 * SECOND)).isFalse();
        assertThat(pace.admits(alert(AlertCode.DRIFT, "other", 0), 30 * SECOND)).isTrue();
        assertThat(pace.admits(alert(AlertCode.DRIFT, "day", 1), 40 * SECOND)).isTrue();
        assertThat(pace.admits(alert(AlertCode.DRIFT, "day", 0), 99 * SECOND)).isFalse();
        assertThat(pace.admits(alert(AlertCode.DRIFT, "day", 0), 100 * SECOND)).isTrue();
        assertThat(pace.takeHeldBack()).isEqualTo(2);
        assertThat(pace.takeHeldBack()).isZero();
    }

    @Test
    void many_at_once_are_held_back_and_what_is_critical_has_room_left() {
        Pace pace = new Pace();
        int warnings = 0;
        int critical = 0;
        for (int i = 0; i < 50; i++) {
            warnings += pace.admits(alert(AlertCode.DRIFT, "warning " + i, 0), 0) ? 1 : 0;
        }
        for (int i = 0; i < 50; i++) {
            critical += pace.admits(alert(AlertCode.KILL_SWITCH, "critical " + i, 0), 0) ? 1 : 0;
        }
        assertThat(warnings).isEqualTo(10);
        assertThat(critical).isEqualTo(10);
        assertThat(pace.takeHeldBack()).isEqualTo(80);
        assertThat(pace.admits(alert(AlertCode.KILL_SWITCH, "later", 0), 14 * SECOND))
                .isFalse();
        assertThat(pace.admits(alert(AlertCode.KILL_SWITCH, "later", 0), 15 * SECOND))
                .isTrue();
    }

    @Test
    void a_channel_that_fails_is_tried_again_then_counted_and_well_with_the_next_that_arrives() {
        Taking channel = new Taking(ChannelKind.TELEGRAM);
        LongAdder lost = new LongAdder();
        try (Outbox outbox = Outbox.start(new ChannelPlan(channel, AlertJson.Severity.WARNING), lost, 1)) {
            channel.refusals.set(3);
            outbox.offer(alert(AlertCode.DRIFT, "first", 0), 0);
            await().atMost(Duration.ofSeconds(10)).until(() -> channel.taken.size() == 1);
            assertThat(lost.sum()).isZero();

            channel.refusals.set(4);
            outbox.offer(alert(AlertCode.DRIFT, "second", 0), 0);
            await().atMost(Duration.ofSeconds(10)).until(() -> outbox.failure().isPresent());
            assertThat(outbox.failure()).hasValue("not now");
            assertThat(lost.sum()).isOne();

            outbox.offer(alert(AlertCode.DRIFT, "third", 0), 0);
            await().atMost(Duration.ofSeconds(10)).until(() -> outbox.failure().isEmpty());
            assertThat(channel.taken).containsExactly("first", "third");
        }
    }

    /// Takes all but the next so many.
    private static final class Taking implements AlertChannel {
        final List<String> taken = new CopyOnWriteArrayList<>();
        final AtomicInteger refusals = new AtomicInteger();
        private final ChannelKind kind;

        Taking(ChannelKind kind) {
            this.kind = kind;
        }

        @Override
        public ChannelKind kind() {
            return kind;
        }

        @Override
        public void deliver(AlertJson alert, int heldBack) throws DeliveryException {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DeliveryException("not now");
            }
            taken.add(alert.subject());
        }
    }

    private Path program(String script) throws Exception {
        Path program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private static AlertJson alert(AlertCode code, String subject, int level) {
        String now = "2026-03-02T10:00:00.000Z";
        return new AlertJson(
                7,
                code.isCritical() ? AlertJson.Severity.CRITICAL : AlertJson.Severity.WARNING,
                code,
                subject,
                "Something about " + subject,
                "1",
                "0",
                code.next(),
                now,
                now,
                now,
                null,
                1,
                level,
                null,
                null);
    }

    private static MailAccount account(FakeMailServer server, boolean tls, String password) {
        return account(server.port(), tls, password);
    }

    private static MailAccount account(int port, boolean tls, String password) {
        return new MailAccount(
                "127.0.0.1",
                port,
                tls,
                "ann",
                password,
                "trading@example.com",
                List.of("me@example.com", "you@example.com"));
    }

    /// With a certificate of its own for 127.0.0.1, which it trusts itself.
    private SSLContext tls() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mail",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
