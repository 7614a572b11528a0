package trading.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trading.engine.gateway.GatewayState;
import trading.engine.view.LiveView;
import trading.web.account.AccountRoutes;
import trading.web.account.AccountsRoutes;
import trading.web.account.EquityRoutes;
import trading.web.account.ResultRoutes;
import trading.web.alert.AlertRoutes;
import trading.web.analyst.AnalystRoutes;
import trading.web.audit.AuditRoutes;
import trading.web.backtest.BacktestRoutes;
import trading.web.backtest.SeriesRoutes;
import trading.web.backup.BackupRoutes;
import trading.web.command.Accounts;
import trading.web.command.Gate;
import trading.web.command.Terms;
import trading.web.doctor.DoctorRoutes;
import trading.web.drift.DriftRoutes;
import trading.web.health.HealthMonitor;
import trading.web.health.HealthRoutes;
import trading.web.indicator.IndicatorRoutes;
import trading.web.market.Bars;
import trading.web.market.MarketRoutes;
import trading.web.metrics.Metrics;
import trading.web.metrics.MetricsRoutes;
import trading.web.openapi.OpenApi;
import trading.web.order.OrderEventRoutes;
import trading.web.order.OrderPreviewRoutes;
import trading.web.order.OrderQueryRoutes;
import trading.web.order.OrderRoutes;
import trading.web.order.Orders;
import trading.web.pattern.PatternRoutes;
import trading.web.position.PositionRoutes;
import trading.web.preference.PreferenceRoutes;
import trading.web.risk.AllowanceRoutes;
import trading.web.risk.KillSwitchRoutes;
import trading.web.risk.KillTargets;
import trading.web.risk.LockRoutes;
import trading.web.risk.RiskHistoryRoutes;
import trading.web.risk.RiskRoutes;
import trading.web.route.Route;
import trading.web.security.Security;
import trading.web.security.SecurityRoutes;
import trading.web.security.SessionRoutes;
import trading.web.security.TokenRoutes;
import trading.web.security.UserRoutes;
import trading.web.server.HttpServer;
import trading.web.service.ServiceRoutes;
import trading.web.setting.SecretRoutes;
import trading.web.setting.SettingRoutes;
import trading.web.strategy.DecisionRoutes;
import trading.web.strategy.StrategyFileRoutes;
import trading.web.strategy.StrategyRoutes;
import trading.web.stream.StreamSockets;
import trading.web.tls.TlsIdentity;
import trading.web.trade.TradeRoutes;

/// The API, the stream and the dashboard on one port.
public final class WebServer implements AutoCloseable {
    private final HttpServer server;

    private WebServer(HttpServer server) {
        this.server = server;
    }

    /// Throws when the port is taken, or when `config` would let everybody in from elsewhere.
    public static WebServer start(
            WebConfig config, Desk desk, Security security, Metrics metrics, HealthMonitor health) {
        LiveView view = desk.gateway().view();
        desk.stream().open(view, desk.account().name(), desk.feeds(), security);
        HttpServer.Site site = new HttpServer.Site(
                routes(config, desk, security, metrics, health),
                new StreamSockets(desk.stream(), view, metrics.api(), false),
                config.dashboard() ? Optional.of("/dashboard") : Optional.empty());
        return new WebServer(HttpServer.start(config.listen(), site, security, metrics.api()));
    }

    /// Loads the libraries that [#start] needs, so that it can be done while the database starts.
    public static void preload() {
        HttpServer.preload();
    }

    static List<Route> routes(WebConfig config, Desk desk, Security security, Metrics metrics, HealthMonitor health) {
        LiveView view = desk.gateway().view();
        Accounts accounts = new Accounts(desk.account().id(), view);
        Gate gate = new Gate(desk.gateway(), config.commandDeadline());
        Terms terms = new Terms(gate, view);
        Orders orders = new Orders(gate, view, desk.history());
        Bars bars = new Bars(view, desk.history());
        List<Route> routes = new ArrayList<>();
        routes.addAll(new HealthRoutes(health, () -> desk.gateway().state() == GatewayState.RUNNING).routes());
        routes.addAll(new MetricsRoutes(metrics, config.metricsOpenHere()).routes());
        routes.addAll(new SecurityRoutes(security, who -> session(who, config, desk)).routes());
        routes.addAll(new SessionRoutes(security).routes());
        routes.addAll(new UserRoutes(security).routes());
        routes.addAll(new TokenRoutes(security, account -> view.terms(account).isPresent()).routes());
        routes.addAll(new MarketRoutes(view, bars).routes());
        routes.addAll(new AccountRoutes(accounts, desk.account().name(), view).routes());
        routes.addAll(new AccountsRoutes(accounts, gate, view, terms).routes());
        routes.addAll(new PositionRoutes(accounts, view).routes());
        routes.addAll(new OrderQueryRoutes(accounts, view, desk.history()).routes());
        routes.addAll(new OrderRoutes(accounts, gate, view, orders).routes());
        routes.addAll(new OrderPreviewRoutes(accounts, gate, view).routes());
        routes.addAll(new TradeRoutes(accounts, gate, view, desk.history(), orders).routes());
        routes.addAll(new RiskRoutes(accounts, gate, view, terms, desk.stream().activity()).routes());
        routes.addAll(new LockRoutes(accounts, gate, view).routes());
        KillTargets targets = new KillTargets(view, desk.strategies());
        routes.addAll(new KillSwitchRoutes(gate, view, targets, desk.killFile()).routes());
        routes.addAll(new AlertRoutes(desk.alerts()).routes());
        routes.addAll(new AllowanceRoutes(accounts, gate, view, desk.stream().activity()).routes());
        routes.addAll(new EquityRoutes(accounts, desk.history()).routes());
        routes.addAll(new ResultRoutes(accounts, desk.history()).routes());
        routes.addAll(new OrderEventRoutes(accounts, orders, view, desk.history()).routes());
        routes.addAll(new RiskHistoryRoutes(accounts, view, desk.history()).routes());
        routes.addAll(new StrategyRoutes(desk.strategies(), view).routes());
        routes.addAll(new DecisionRoutes(desk.decisions(), view).routes());
        routes.addAll(new AnalystRoutes(desk.analyst()).routes());
        routes.addAll(new IndicatorRoutes(view, bars).routes());
        routes.addAll(new PatternRoutes(desk.patterns(), view).routes());
        routes.addAll(new StrategyFileRoutes(desk.strategyFiles()).routes());
        routes.addAll(
                new SeriesRoutes(desk.backtests().store(), desk.backtests().folder()).routes());
        routes.addAll(new BacktestRoutes(desk.backtests()).routes());
        routes.addAll(new DriftRoutes(desk.drift()).routes());
        routes.addAll(new ServiceRoutes(desk.services()).routes());
        routes.addAll(new AuditRoutes().routes());
        routes.addAll(new SettingRoutes(desk.operation().settings()).routes());
        routes.addAll(new SecretRoutes(desk.operation().secrets()).routes());
        routes.addAll(new BackupRoutes(desk.operation().backups()).routes());
        routes.addAll(new DoctorRoutes(desk.operation().doctor()).routes());
        routes.addAll(new PreferenceRoutes(desk.operation().preferences()).routes());
        routes.addAll(desk.exchange().keyRoutes(view, security.users()));
        routes.add(OpenApi.route(routes, config.version()));
        return List.copyOf(routes);
    }

    private static SecurityRoutes.SessionJson session(SecurityRoutes.Who who, WebConfig config, Desk desk) {
        return new SecurityRoutes.SessionJson(
                true,
                who.user(),
                who.role(),
                who.authMode(),
                who.hasPassword(),
                who.confirmed(),
                "PAPER",
                config.version(),
                desk.feed().get());
    }

    public int port() {
        return server.port();
    }

    /// The certificate in force; empty without TLS.
    public Optional<TlsIdentity> certificate() {
        return server.certificate();
    }

    HttpServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
