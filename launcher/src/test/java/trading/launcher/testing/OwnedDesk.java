package trading.launcher.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import trading.launcher.control.AuditNote;
import trading.launcher.control.ControlHandler;
import trading.launcher.control.ControlServer;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.TestDesk;
import trading.web.tls.SelfSigned;

/// A whole desk that asks for a login, with the control socket of its data folder: what a command finds where the
/// product runs. Nothing but access is asked of the socket here.
public final class OwnedDesk implements AutoCloseable {
    private final TestDesk desk;
    private final ControlServer control;
    private final AtomicInteger given = new AtomicInteger();

    private OwnedDesk(Path data, ListenConfig listen) throws Exception {
        desk = TestDesk.with(data, AuthMode.REQUIRED, listen);
        control = ControlServer.start(data, new Access());
    }

    public static OwnedDesk open(Path data) throws Exception {
        return new OwnedDesk(data, ListenConfig.loopback(0));
    }

    /// With a certificate of its own.
    public static OwnedDesk overTls(Path data) throws Exception {
        return new OwnedDesk(data, ListenConfig.loopback(0).withTls(SelfSigned.in(data.resolve("tls"), List.of())));
    }

    public TestDesk desk() {
        return desk;
    }

    /// How often a token was asked for.
    public int tokensGiven() {
        return given.get();
    }

    private final class Access implements ControlHandler {
        @Override
        public JsonNode access(String by) {
            given.incrementAndGet();
            ObjectNode access = JsonNodeFactory.instance.objectNode();
            desk.web().certificate().ifPresent(identity -> access.put("certificate", identity.encoded()));
            return access.put("url", desk.origin()).put("token", desk.security().newToken(by, Duration.ofMinutes(5)));
        }

        @Override
        public JsonNode status() {
            throw new UnsupportedOperationException("status");
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
        public JsonNode backup(String output, String passphrase, String by) {
            return new ObjectMapper().createObjectNode().put("file", output);
        }

        @Override
        public JsonNode detail() {
            throw new UnsupportedOperationException("detail");
        }

        @Override
        public void stopFast() {
            throw new UnsupportedOperationException("stopFast");
        }

        @Override
        public void note(AuditNote note, String by) {
            throw new UnsupportedOperationException("note");
        }

        @Override
        public void stop(String by) {
            throw new UnsupportedOperationException("stop");
        }

        @Override
        public String loginLink() {
            throw new UnsupportedOperationException("login-link");
        }

        @Override
        public void usersChanged(String event, String details, String by) {
            desk.security().changedOutside();
        }

        @Override
        public int confirm(String by) {
            return desk.security().confirmLocal();
        }

        @Override
        public JsonNode kill(KillRequest request, String by) {
            throw new UnsupportedOperationException("kill");
        }

        @Override
        public JsonNode rearm(KillTarget target, String reason, String by) {
            throw new UnsupportedOperationException("rearm");
        }

        @Override
        public JsonNode killSwitches() {
            throw new UnsupportedOperationException("kill-status");
        }
    }

    @Override
    public void close() throws Exception {
        control.close();
        desk.close();
    }
}
