package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.RecoveryReport;
import trading.engine.journal.JournalCorruptException;
import trading.engine.market.FeedStatus;
import trading.engine.market.MarketFeed;
import trading.engine.message.Command;
import trading.engine.model.TradingState;
import trading.engine.view.LiveView;
import trading.infra.backup.BackupException;
import trading.infra.backup.Passphrase;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.OwnerOnly;
import trading.infra.process.ProcessUse;
import trading.infra.redis.RedisServer;
import trading.infra.store.RedisConnection;
import trading.infra.store.StoreConfig;
import trading.launcher.control.AuditNote;
import trading.launcher.control.ControlHandler;
import trading.launcher.db.BackupDesk;
import trading.launcher.db.BackupJson;
import trading.launcher.kill.KillAnswer;
import trading.launcher.kill.KillDesk;
import trading.launcher.kill.KillFile;
import trading.launcher.kill.KillJson;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;
import trading.launcher.service.ServiceBoard;
import trading.web.security.AuditLog;
import trading.web.security.Security;
import trading.web.security.SecurityRoutes.FeedJson;
import trading.web.service.ServiceState;
import trading.web.tls.TlsIdentity;

/// The running instance, as `trading status`, `trading stop` and the desk see it. Filled in as the start
/// goes on.
final class Instance implements ControlHandler {
    private static final long HASH_PATIENCE_SECONDS = 30;
    /// A command asks for another one when it goes on for longer.
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

    private static final String CONTROL = "control socket";
    /// An alert is to come within five seconds, and the look for it takes one.
    private static final Duration LIVE_PATIENCE = Duration.ofSeconds(4);

    private static final Duration REPLAY_PATIENCE = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();
    private final ServiceBoard board;
    private final StopSignal stop;
    private final Restarts restarts;
    private final AtomicInteger starts = new AtomicInteger();
    private volatile @Nullable RecoveryReport recovery;
    private volatile String recoveredHash = "";
    private volatile @Nullable MarketFeed feed;
    private volatile @Nullable Security security;
    private volatile @Nullable Security guard;
    private volatile String url = "";
    private volatile Supplier<Optional<TlsIdentity>> certificate = Optional::empty;
    private volatile Supplier<List<String>> banner = List::of;
    private volatile boolean started;
    private volatile @Nullable Stops stops;
    private volatile @Nullable BackupDesk backups;
    private volatile @Nullable GatewayDetail detail;
    private final Map<String, Integer> ports = new ConcurrentSkipListMap<>();

    /// What stops trading, once there is a gateway.
    private record Stops(ExecutionGateway gateway, KillDesk desk, KillFile file) {
        LiveView view() {
            return gateway.view();
        }
    }

    Instance(ServiceBoard board, StopSignal stop, Restarts restarts) {
        this.board = board;
        this.stop = stop;
        this.restarts = restarts;
    }

    long pid() {
        return ProcessHandle.current().pid();
    }

    /// Before anything new is decided.
    void recovered(ExecutionGateway gateway) throws Exception {
        recovery = gateway.recovery();
        recoveredHash = gateway.stateHash().get(HASH_PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// From here on kill switches can be engaged.
    void stoppable(ExecutionGateway gateway, KillDesk desk, KillFile file) {
        stops = new Stops(gateway, desk, file);
    }

    /// Who may come in; before anything is served.
    void guardedBy(Security with) {
        guard = with;
    }

    void serving(Listening listening, RestartableApi api, Security with) {
        certificate = api::certificate;
        banner = () -> listening.banner(api.port(), api.certificate());
        serving(listening.url(api.port()), with);
    }

    void serving(String at, Security with) {
        url = at;
        security = with;
    }

    /// What a person should know about who reaches it.
    List<String> banner() {
        return banner.get();
    }

    void feeding(MarketFeed with) {
        feed = with;
    }

    void started() {
        started = true;
        starts.incrementAndGet();
    }

    /// The services inside this process are being closed.
    void closing() {
        started = false;
        stops = null;
    }

    /// How often they have started.
    int starts() {
        return starts.get();
    }

    boolean wasStarted() {
        return starts.get() > 0;
    }

    boolean isStarted() {
        return started;
    }

    String url() {
        return url;
    }

    /// After how long a market that says nothing has stopped: a replay may be as slow as its bars. Zero
    /// while there is none, and after its end.
    Duration marketPatience() {
        MarketFeed running = feed;
        FeedStatus status = running == null ? null : running.status();
        if (status == null
                || status.state() == FeedStatus.State.WAITING
                || status.state() == FeedStatus.State.ENDED
                || status.state() == FeedStatus.State.CLOSED) {
            return Duration.ZERO;
        }
        return status.kind().equals("simulated") ? LIVE_PATIENCE : REPLAY_PATIENCE;
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
        certificate
                .get()
                .ifPresent(identity -> status.putObject("tls")
                        .put("fingerprint", identity.fingerprint())
                        .put("expires", identity.expires().toString())
                        .put("own", !identity.ofTheUser()));
        status.set("services", json.valueToTree(board.services()));
        FeedJson source = feed();
        status.putObject("feed").put("kind", source.kind()).put("detail", source.detail());
        Stops now = stops;
        if (now != null) {
            status.set("trading", trading(now));
        }
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

    /// The children and their ports; null for one that does not run.
    void children(
            @Nullable ConnectedServer<StoreConfig, PostgresServer> postgres,
            @Nullable ConnectedServer<RedisConnection, RedisServer> redis) {
        ports.clear();
        if (postgres != null) {
            postgres.port().ifPresent(port -> ports.put("postgres", port));
        }
        if (redis != null) {
            redis.port().ifPresent(port -> ports.put("redis", port));
        }
    }

    /// Of the services inside this process, from here on.
    void detailed(GatewayDetail by) {
        detail = by;
    }

    @Override
    public JsonNode detail() {
        ObjectNode all = json.createObjectNode();
        all.putObject("versions")
                .put("trading", Version.product())
                .put("java", Runtime.version().toString())
                .put("postgres", ports.containsKey("postgres") ? Version.postgres() : "external")
                .put("redis", ports.containsKey("redis") ? Version.redis() : "external");
        ObjectNode shown = all.putObject("ports");
        ports.forEach(shown::put);
        GatewayDetail inside = detail;
        if (inside != null && started) {
            inside.into(all);
        }
        ObjectNode processes = all.putObject("processes");
        long own = pid();
        long launcher = memory(ProcessUse.of(own));
        for (ServiceState service : board.services()) {
            Long pid = service.pid();
            if (pid != null && pid != own) {
                Optional<ProcessUse> use = ProcessUse.of(pid);
                use.ifPresent(of -> put(processes.putObject(service.name()), of));
                launcher -= memory(use);
            }
        }
        processes
                .putObject("launcher")
                .put("memoryBytes", Math.max(0, launcher))
                .put("cpuSeconds", ownCpuSeconds());
        return all;
    }

    private static long memory(Optional<ProcessUse> use) {
        return use.map(of -> of.residentBytes().orElse(0)).orElse(0L);
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(spent -> spent.toMillis() / 1e3)
                .orElse(0.0);
    }

    private static void put(ObjectNode object, ProcessUse use) {
        object.put("memoryBytes", use.residentBytes().orElse(0))
                .put("cpuSeconds", use.cpu().toMillis() / 1e3);
    }

    @Override
    public void stop(String by) {
        AuditLog.act("stop_asked", "the whole product", CONTROL, by);
        stop.request();
    }

    @Override
    public void stopFast() {
        stop.fast();
    }

    @Override
    public JsonNode restart(String service, String by) throws Exception {
        long began = System.nanoTime();
        ObjectNode answer = json.createObjectNode();
        restarts.restart(service, by).forEach(answer.putArray("restarted")::add);
        return answer.put("millis", (System.nanoTime() - began) / 1_000_000);
    }

    @Override
    public String loginLink() {
        Security by = security;
        return by == null ? "" : url + by.newLoginLink();
    }

    @Override
    public void usersChanged(String event, String details, String by) {
        Security with = guard;
        if (with != null) {
            with.changedOutside();
        }
        AuditLog.act(event, details + " by=" + by, CONTROL, by);
    }

    @Override
    public int confirm(String by) {
        Security with = guard;
        int confirmed = with == null ? 0 : with.confirmLocal();
        AuditLog.act("confirmed", "sessions=" + confirmed + " by=" + by, CONTROL, by);
        return confirmed;
    }

    @Override
    public JsonNode access(String by) {
        ObjectNode access = json.createObjectNode();
        Security open = security;
        if (open != null) {
            access.put("url", url).put("token", open.newToken(by, TOKEN_LIFETIME));
            certificate.get().ifPresent(identity -> access.put("certificate", identity.encoded()));
            AuditLog.act("token_created", "for " + TOKEN_LIFETIME.toSeconds() + " s", CONTROL, by);
        }
        return access;
    }

    @Override
    public JsonNode kill(KillRequest request, String by) throws InterruptedException {
        Stops now = stops;
        return KillJson.of(now == null ? new KillAnswer.Starting() : now.desk().engageAndSettle(request, by));
    }

    /// Puts all accounts of people and strategies into a state; returns how many. None while nothing runs.
    int trade(TradingState wanted, String reason, String by)
            throws InterruptedException, ExecutionException, TimeoutException {
        Stops now = stops;
        if (now == null) {
            return 0;
        }
        List<Integer> accounts = now.view().accounts();
        for (int account : accounts) {
            now.gateway()
                    .submit(new Command.SetTradingState(account, wanted, reason, by))
                    .get(HASH_PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        AuditLog.act("trading_state", wanted + " on " + accounts.size() + " accounts, by " + by, by, by);
        return accounts.size();
    }

    @Override
    public JsonNode rearm(KillTarget target, String reason, String by) throws InterruptedException {
        Stops now = stops;
        return KillJson.of(now == null ? new KillAnswer.Starting() : now.desk().rearm(target, reason, by));
    }

    @Override
    public void note(AuditNote note, String by) {
        AuditLog.act(note.type(), note.details(), CONTROL, by);
    }

    /// From here on backups can be made.
    void backedUpBy(BackupDesk desk) {
        backups = desk;
    }

    @Override
    public JsonNode backup(String output, String passphrase, String by) throws InterruptedException {
        BackupDesk desk = backups;
        if (desk == null) {
            return json.createObjectNode()
                    .put("error", "the instance is still starting")
                    .put("exitCode", ExitCode.TEMPORARY);
        }
        try {
            return BackupJson.of(desk.make(
                    output.isEmpty() ? null : Path.of(output),
                    Passphrase.of(passphrase).orElse(null)));
        } catch (BackupException | JournalCorruptException damaged) {
            return json.createObjectNode().put("error", damaged.getMessage()).put("exitCode", ExitCode.DATA);
        } catch (IOException failed) {
            return json.createObjectNode()
                    .put("error", "reading or writing failed: " + failed)
                    .put("exitCode", ExitCode.IO);
        }
    }

    @Override
    public JsonNode killSwitches() {
        Stops now = stops;
        ObjectNode shown = json.createObjectNode();
        if (now != null) {
            shown.set("engaged", KillJson.of(now.desk().engaged()));
            shown.put("killFile", now.file().exists() ? now.file().path().toString() : null);
        }
        return shown;
    }

    private ObjectNode trading(Stops now) {
        ObjectNode trading = json.createObjectNode();
        ArrayNode accounts = trading.putArray("accounts");
        for (int account : now.view().accounts()) {
            accounts.add(TradingShown.of(now.view(), account));
        }
        trading.setAll((ObjectNode) killSwitches());
        return trading;
    }

    /// A page of the owner's that leads to a fresh login link, so that the link itself is in no argument of
    /// any process.
    String loginPage(Path dataDirectory) throws IOException {
        return loginPage(dataDirectory, loginLink());
    }

    /// The same for a link that another process was given.
    static String loginPage(Path dataDirectory, String link) throws IOException {
        Path page = dataDirectory.resolve("open-desk.html");
        OwnerOnly.write(
                page,
                ("<!doctype html><meta charset=\"utf-8\"><title>Trading</title><meta http-equiv=\"refresh\" content=\"0;url="
                        + link + "\">\n"));
        return page.toUri().toString();
    }
}
