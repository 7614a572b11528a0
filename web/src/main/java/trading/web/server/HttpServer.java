package trading.web.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.json.Json;
import trading.web.metrics.ApiMeters;
import trading.web.problem.Problem;
import trading.web.problem.ProblemException;
import trading.web.problem.ProblemJson;
import trading.web.problem.ProblemType;
import trading.web.route.Route;
import trading.web.route.RouteTable;
import trading.web.security.RequestGuard;
import trading.web.security.Security;
import trading.web.tls.TlsConnections;
import trading.web.tls.TlsException;
import trading.web.tls.TlsFiles;
import trading.web.tls.TlsIdentity;

/// A server made of a route table and WebSockets.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int HEADER_BYTES = 8 * 1024;
    private static final long IDLE_MILLIS = 10_000;
    private static final long STOP_MILLIS = 2_000;

    private final Javalin javalin;
    private final RouteTable table;
    private final ConnectionDeadlines deadlines;
    private final Optional<TlsConnections> tls;

    private HttpServer(Javalin javalin, RouteTable table, ConnectionDeadlines deadlines, Optional<TlsConnections> tls) {
        this.javalin = javalin;
        this.table = table;
        this.deadlines = deadlines;
        this.tls = tls;
    }

    /// What a server offers. `files`: a folder of the class path with a page and what belongs to it.
    public record Site(List<Route> routes, List<WebSocketGate> webSockets, Optional<String> files) {
        public Site {
            routes = List.copyOf(routes);
            webSockets = List.copyOf(webSockets);
        }

        public Site(List<Route> routes, WebSocketGate webSocket, Optional<String> files) {
            this(routes, List.of(webSocket), files);
        }
    }

    /// Throws when the port is taken, or when the certificate cannot be used.
    public static HttpServer start(ListenConfig listen, Site site, Security security, ApiMeters meters) {
        listen.requireSafe(security.mode());
        Optional<TlsConnections> tls = listen.tls().map(HttpServer::open);
        RouteTable table = new RouteTable(site.routes());
        ConnectionDeadlines deadlines = new ConnectionDeadlines(listen.headDeadline(), meters);
        EdgeGuard edge = new EdgeGuard(listen.edge(), meters);
        FrontDoor door = new FrontDoor(table, security, meters, deadlines, site.webSockets(), edge);
        if (tls.isPresent() && tls.get().identity().ofTheUser()) {
            door.keepToTls();
        }
        Javalin javalin = Javalin.create(config -> {
            settings(config);
            jetty(config, listen, door, deadlines, tls);
            for (Route route : site.routes()) {
                HandlerType method = HandlerType.findOrCreate(route.method());
                config.routes.addHttpHandler(
                        method, route.path(), new RouteRunner(route, security, edge), route.access());
            }
            for (WebSocketGate gate : site.webSockets()) {
                config.routes.ws(gate.path(), gate::configure, gate.access());
            }
            site.files().ifPresent(root -> config.resourceHandler(new DashboardFiles(root)));
            problems(config);
        });
        try {
            javalin.start();
        } catch (RuntimeException e) {
            deadlines.close();
            tls.ifPresent(TlsConnections::close);
            throw e;
        }
        door.open(new RequestGuard(hosts(listen, javalin.port()), listen.allowedOrigins()));
        return new HttpServer(javalin, table, deadlines, tls);
    }

    private static TlsConnections open(TlsFiles files) {
        try {
            return TlsConnections.open(files);
        } catch (TlsException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Loads the library, so that it can be done while something else is waited for.
    public static void preload() {
        Javalin.create(HttpServer::settings);
    }

    private static void settings(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.defaultContentType = Json.CONTENT_TYPE;
        config.http.strictContentTypes = true;
        config.http.prefer405over404 = true;
    }

    private static void jetty(
            JavalinConfig config,
            ListenConfig listen,
            FrontDoor door,
            ConnectionDeadlines deadlines,
            Optional<TlsConnections> tls) {
        config.jetty.modifyServer(server -> {
            server.setHandler(door);
            server.setErrorHandler(new ProblemErrorHandler());
            server.setStopTimeout(STOP_MILLIS);
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new ProblemErrorHandler());
            context.getSessionHandler().setUsingCookies(false);
        });
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(64 * 1024L);
            factory.setMaxBinaryMessageSize(64 * 1024L);
            factory.setMaxFrameSize(64 * 1024L);
            factory.setIdleTimeout(Duration.ofSeconds(75));
        });
        config.jetty.addConnector((server, defaults) -> connector(server, defaults, listen, deadlines, tls));
    }

    private static ServerConnector connector(
            Server server,
            HttpConfiguration http,
            ListenConfig listen,
            ConnectionDeadlines deadlines,
            Optional<TlsConnections> tls) {
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRelativeRedirectAllowed(true);
        ConnectionFactory[] protocols = tls.map(certificate -> secured(http, certificate))
                .orElseGet(() -> new ConnectionFactory[] {new HttpConnectionFactory(http)});
        ServerConnector connector = new ServerConnector(server, protocols);
        connector.setHost(listen.address());
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(1_024);
        connector.addBean(deadlines);
        server.addBean(new NetworkConnectionLimit(listen.maximumConnections(), connector));
        return connector;
    }

    /// The name that a client calls us is checked by its Host, so TLS need not check it again.
    private static ConnectionFactory[] secured(HttpConfiguration http, TlsConnections tls) {
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {
            new SslConnectionFactory(tls.factory(), HttpVersion.HTTP_1_1.asString()), new HttpConnectionFactory(http)
        };
    }

    private static void problems(JavalinConfig config) {
        config.routes.exception(ProblemException.class, (e, context) -> send(context, e.problem()));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> send(context, Problem.of(ProblemType.ofStatus(e.getStatus()))));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("request {} {} failed: id={}", context.method(), context.path(), RequestIds.of(context.req()), e);
            send(context, new Problem(ProblemType.INTERNAL, "The request failed; the log has more under its id."));
        });
    }

    private static void send(Context context, Problem problem) {
        ProblemJson json = ProblemJson.of(problem, RequestIds.of(context.req()));
        problem.headers().forEach(context::header);
        context.status(json.status());
        RouteRunner.contentType(context, ProblemJson.CONTENT_TYPE);
        context.result(Json.bytes(json));
    }

    private static Set<String> hosts(ListenConfig listen, int port) {
        Set<String> hosts = new HashSet<>();
        listen.allowedHosts().forEach(host -> hosts.add(host.matches(".*:[0-9]+") ? host : host + ":" + port));
        // As a proxy sends it, which has the port of its scheme.
        listen.allowedHosts().stream().filter(host -> !host.contains(":")).forEach(hosts::add);
        for (String name : List.of("127.0.0.1", "localhost", "[::1]")) {
            hosts.add(name + ":" + port);
        }
        if (!listen.isLoopback()
                && !listen.address().equals("0.0.0.0")
                && !listen.address().equals("::")) {
            hosts.add(listen.address() + ":" + port);
        }
        return hosts;
    }

    public int port() {
        return javalin.port();
    }

    /// The certificate in force; empty without TLS.
    public Optional<TlsIdentity> certificate() {
        return tls.map(TlsConnections::identity);
    }

    public RouteTable table() {
        return table;
    }

    /// What the router really holds: method and path, and who may use it.
    public Map<String, Set<RouteRole>> registered() {
        Map<String, Set<RouteRole>> registered = new TreeMap<>();
        for (ParsedEndpoint parsed : javalin.unsafe.internalRouter.allHttpHandlers()) {
            Roles roles = parsed.endpoint.metadata(Roles.class);
            String name = parsed.endpoint.method.name() + " " + parsed.endpoint.path;
            registered.put(name, roles == null ? Set.of() : roles.getRoles());
        }
        return registered;
    }

    @Override
    public void close() {
        deadlines.close();
        tls.ifPresent(TlsConnections::close);
        javalin.stop();
    }
}
