package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.RecoveryReport;
import trading.engine.market.FeedStatus;
import trading.engine.market.MarketFeed;
import trading.infra.process.OwnerOnly;
import trading.launcher.control.ControlHandler;
import trading.launcher.service.ServiceBoard;
import trading.web.security.Security;
import trading.web.security.SecurityRoutes.FeedJson;

/// The running instance, as `trading status`, `trading stop` and the desk see it. Filled in as the start
/// goes on.
final class Instance implements ControlHandler {
    private static final long HASH_PATIENCE_SECONDS = 30;

    private final ObjectMapper json = new ObjectMapper();
    private final ServiceBoard board;
    private final StopSignal stop;
    private volatile @Nullable RecoveryReport recovery;
    private volatile String recoveredHash = "";
    private volatile @Nullable MarketFeed feed;
    private volatile @Nullable Security security;
    private volatile String url = "";
    private volatile boolean started;

    Instance(ServiceBoard board, StopSignal stop) {
        this.board = board;
        this.stop = stop;
    }

    long pid() {
        return ProcessHandle.current().pid();
    }

    /// Before anything new is decided.
    void recovered(ExecutionGateway gateway) throws Exception {
        recovery = gateway.recovery();
        recoveredHash = gateway.stateHash().get(HASH_PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void serving(int port, Security with) {
        url = "http://127.0.0.1:" + port;
        security = with;
    }

    void feeding(MarketFeed with) {
        feed = with;
    }

    void started() {
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    String url() {
        return url;
    }

    FeedJson feed() {
        MarketFeed running = feed;
        if (running == null) {
            return new FeedJson("starting", "");
        }
        FeedStatus status = running.status();
        return new FeedJson(status.kind(), status.detail());
    }

    @Override
    public JsonNode status() {
        ObjectNode status = json.createObjectNode();
        status.put("running", true)
                .put("version", Version.product())
                .put("pid", pid())
                .put("started", started)
                .put("url", url);
        status.set("services", json.valueToTree(board.services()));
        FeedJson now = feed();
        status.putObject("feed").put("kind", now.kind()).put("detail", now.detail());
        RecoveryReport report = recovery;
        if (report != null) {
            status.putObject("recovery")
                    .put("snapshotSequence", report.snapshotSequence())
                    .put("lastSequence", report.lastSequence())
                    .put("replayedCommands", report.replayed())
                    .put("millis", report.millis())
                    .put("cutBytes", report.cutBytes())
                    .put("cleanStop", report.cleanStop())
                    .put("stateHash", recoveredHash);
        }
        return status;
    }

    @Override
    public void stop() {
        stop.request();
    }

    @Override
    public String loginLink() {
        Security by = security;
        return by == null ? "" : url + by.newLoginLink();
    }

    /// A page of the owner's that leads to a fresh login link, so that the link itself is in no argument of
    /// any process.
    String loginPage(Path dataDirectory) throws IOException {
        Path page = dataDirectory.resolve("open-desk.html");
        OwnerOnly.write(
                page,
                ("<!doctype html><meta charset=\"utf-8\"><title>Trading</title><meta http-equiv=\"refresh\" content=\"0;url="
                        + loginLink() + "\">\n"));
        return page.toUri().toString();
    }
}
