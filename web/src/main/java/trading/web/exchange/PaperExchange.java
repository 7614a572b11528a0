package trading.web.exchange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.view.LiveView;
import trading.web.command.Gate;
import trading.web.exchange.key.ExchangeKey;
import trading.web.exchange.key.ExchangeKeyRoutes;
import trading.web.exchange.key.ExchangeKeys;
import trading.web.exchange.stream.ExchangeSockets;
import trading.web.exchange.stream.ExchangeStreams;
import trading.web.exchange.stream.ListenKeys;
import trading.web.exchange.stream.SessionSockets;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.Klines;
import trading.web.exchange.wire.KnownIds;
import trading.web.history.History;
import trading.web.metrics.ApiMeters;
import trading.web.route.Route;
import trading.web.security.user.Role;
import trading.web.security.user.Users;
import trading.web.server.WebSocketGate;

/// The paper exchange. One of the gateway's report handlers, made before the gateway; opened with it by the
/// server that serves it.
public final class PaperExchange implements ReportHandler, AutoCloseable {
    private final ExchangeKeys keys;
    private final RecentFills recentFills = new RecentFills();
    private final ListenKeys listenKeys = new ListenKeys(System::nanoTime);
    private final KnownIds ids = new KnownIds();
    private volatile @Nullable ExchangeStreams streams;
    private volatile @Nullable Callers callers;
    private volatile long marketNanos;

    /// `keyFile`: where API keys are kept, in a folder that nobody else may read.
    public PaperExchange(Path keyFile) {
        keys = ExchangeKeys.in(keyFile);
        keys.onDeletion(listenKeys::revoke);
    }

    /// What the exchange trades with, and for whom.
    ///
    /// `marketOpen`: market data needs no API key. `tradingOpen`: nobody proves who he is, and keys that are
    /// not known trade `account`. `holders`: what the users who made keys may do now.
    public record Venue(
            LiveView view,
            History history,
            Gate gate,
            int account,
            boolean marketOpen,
            boolean tradingOpen,
            KeyHolders holders) {}

    /// What a user may do now; empty for one who is shut out or gone.
    public interface KeyHolders {
        Optional<Role> role(String user, Instant since);
    }

    /// What a server offers of it.
    public record Site(List<Route> routes, List<WebSocketGate> webSockets) {}

    /// Begins to serve. Called once.
    public Site open(Venue venue, ApiMeters meters) {
        LiveView view = venue.view();
        Klines klines = new Klines(view, venue.history());
        DayTickers tickers = new DayTickers(view, klines, this::marketNanos);
        ExchangeStreams opened = new ExchangeStreams(view, tickers, listenKeys, ids);
        streams = opened;
        Callers callers =
                new Callers(keys, venue.holders(), venue.tradingOpen(), venue.account(), System::currentTimeMillis);
        this.callers = callers;
        Endpoints endpoints = new Endpoints(callers, new RequestWeights(System::currentTimeMillis), venue.marketOpen());
        OrderEntry entry = new OrderEntry(venue.gate(), view, venue.history(), ids);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new GeneralEndpoints(endpoints, view, System::currentTimeMillis).routes());
        routes.addAll(new MarketEndpoints(endpoints, view, klines, tickers, this::marketNanos).routes());
        routes.addAll(new OrderEndpoints(endpoints, view, entry, ids).routes());
        routes.addAll(new ListEndpoints(endpoints, view, entry, ids).routes());
        routes.addAll(
                new AccountEndpoints(endpoints, view, venue.history(), ids, recentFills, this::marketNanos).routes());
        routes.addAll(new StreamEndpoints(endpoints, listenKeys).routes());
        List<WebSocketGate> webSockets = new ArrayList<>(
                ExchangeSockets.both(opened, meters, apiKey -> venue.marketOpen() || callers.isKnown(apiKey)));
        webSockets.add(new SessionSockets(opened, listenKeys, meters, callers::prove));
        return new Site(routes, webSockets);
    }

    /// Ends the streams of keys whose users are shut out or gone. Nothing before it is opened.
    public void usersChanged() {
        Callers known = callers;
        if (known != null) {
            keys.all().stream()
                    .map(ExchangeKey::apiKey)
                    .filter(apiKey -> !known.isKnown(apiKey))
                    .forEach(listenKeys::revoke);
        }
    }

    /// The routes by which people make keys; for the server that people use.
    public List<Route> keyRoutes(LiveView view, Users users) {
        return new ExchangeKeyRoutes(keys, view, users).routes();
    }

    /// The market's time; ours until the first command.
    private long marketNanos() {
        long last = marketNanos;
        if (last > 0) {
            return last;
        }
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        marketNanos = timeNanos;
        recentFills.apply(sequence, reports);
        ExchangeStreams opened = streams;
        if (opened != null) {
            opened.onReports(sequence, timeNanos, reports);
        }
    }

    @Override
    public void close() {
        ExchangeStreams opened = streams;
        if (opened != null) {
            opened.close();
        }
    }
}
