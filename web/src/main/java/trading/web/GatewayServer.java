package trading.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trading.engine.gateway.GatewayState;
import trading.engine.view.LiveView;
import trading.web.command.Gate;
import trading.web.exchange.PaperExchange;
import trading.web.health.HealthMonitor;
import trading.web.health.HealthRoutes;
import trading.web.metrics.Metrics;
import trading.web.metrics.MetricsRoutes;
import trading.web.route.Route;
import trading.web.security.AuthMode;
import trading.web.security.Security;
import trading.web.server.HttpServer;
import trading.web.server.WebSocketGate;
import trading.web.stream.StreamSockets;

/// The gateway's own port: health, figures, a stream of market data, and the paper exchange for other
/// programs.
public final class GatewayServer implements AutoCloseable {
    private final HttpServer server;

    private GatewayServer(HttpServer server) {
        this.server = server;
    }

    /// Throws when the port is taken, or when `config` would let everybody in from elsewhere.
    public static GatewayServer start(
            WebConfig config, Desk desk, Security security, Metrics metrics, HealthMonitor health) {
        LiveView view = desk.gateway().view();
        desk.stream().open(view, desk.account().name(), desk.feeds(), security);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new HealthRoutes(health, () -> desk.gateway().state() == GatewayState.RUNNING).routes());
        routes.addAll(new MetricsRoutes(metrics, config.metricsOpenHere()).routes());
        PaperExchange.Site exchange = desk.exchange()
                .open(
                        new PaperExchange.Venue(
                                view,
                                desk.history(),
                                new Gate(desk.gateway(), config.commandDeadline()),
                                desk.account().id(),
                                config.listen().isLoopback(),
                                security.mode() == AuthMode.NONE,
                                security::roleOf),
                        metrics.api());
        security.users().onChange(desk.exchange()::usersChanged);
        routes.addAll(exchange.routes());
        List<WebSocketGate> webSockets = new ArrayList<>(exchange.webSockets());
        webSockets.add(new StreamSockets(desk.stream(), view, metrics.api(), true));
        HttpServer.Site site = new HttpServer.Site(routes, webSockets, Optional.empty());
        return new GatewayServer(HttpServer.start(config.listen(), site, security, metrics.api()));
    }

    HttpServer server() {
        return server;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
