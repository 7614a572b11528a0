package trading.launcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import trading.launcher.desk.DeskClient;

/// Requests to a running instance at fixed times, whether the ones before are answered or not: four of ten are orders
/// and cancels on an account of its own, the others read what is live and what is in the database.
public final class ApiBench {
    private static final String SYMBOL = "BTCUSDT";
    private static final String ACCOUNT = "bench";
    private static final BigDecimal DEPOSIT = new BigDecimal("10000000");
    /// So far below the market that nothing fills, and inside the collar.
    private static final BigDecimal FROM_MARKET = new BigDecimal("0.97");
    /// More than are sent within the time in which the same order is refused, at any rate that is measured.
    private static final int DIFFERENT_PRICES = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final String QUERIES = "trading_database_query_seconds";

    /// What is asked. `path`: with `ACCOUNT` in place of the account's id.
    enum Kind {
        SUBMIT("order", "/api/orders?account=ACCOUNT"),
        CANCEL("cancel", "/api/orders/"),
        POSITIONS("positions (live)", "/api/positions?account=ACCOUNT"),
        RISK("risk (live)", "/api/risk?account=ACCOUNT"),
        DEPTH("depth (live)", "/api/depth/" + SYMBOL + "?levels=20"),
        ORDERS("orders (database)", "/api/orders?status=all&limit=50&account=ACCOUNT"),
        TRADES("trades (database)", "/api/trades?status=all&limit=50&account=ACCOUNT"),
        FILLS("fills (database)", "/api/fills?limit=50&account=ACCOUNT");

        private final String shown;
        private final String path;

        Kind(String shown, String path) {
            this.shown = shown;
            this.path = path;
        }
    }

    private static final List<Kind> TURN = List.of(
            Kind.SUBMIT,
            Kind.ORDERS,
            Kind.CANCEL,
            Kind.POSITIONS,
            Kind.TRADES,
            Kind.SUBMIT,
            Kind.DEPTH,
            Kind.CANCEL,
            Kind.FILLS,
            Kind.RISK);

    private final DeskClient desk;
    private final UnaryOperator<String> page;
    private final int rate;
    private final int seconds;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final Queue<Long> open = new ConcurrentLinkedQueue<>();
    private final Phaser answers = new Phaser(1);
    private Map<Kind, Latencies> latencies = new EnumMap<>(Kind.class);
    private Latencies all = new Latencies();
    private LongAdder failed = new LongAdder();
    private int account;
    private BigDecimal price = BigDecimal.ONE;
    private BigDecimal tick = BigDecimal.ONE;
    private BigDecimal quantity = BigDecimal.ONE;

    /// `page` reads `/metrics` of the instance. `rate`: requests a second.
    public ApiBench(DeskClient desk, UnaryOperator<String> page, int rate, int seconds) {
        this.desk = desk;
        this.page = page;
        this.rate = rate;
        this.seconds = seconds;
    }

    /// Cancels what it has sent. Throws [DeskException] when the instance does not do what is asked before the first
    /// request is counted.
    public List<Figure> run() throws Exception {
        prepare();
        try (http) {
            round(Math.max(1, Math.min(seconds / 4, 5)));
            ScrapedHistogram before = ScrapedHistogram.of(page.apply("/metrics"), QUERIES);
            latencies = new EnumMap<>(Kind.class);
            all = new Latencies();
            failed = new LongAdder();
            round(seconds);
            ScrapedHistogram queries =
                    ScrapedHistogram.of(page.apply("/metrics"), QUERIES).since(before);
            return figures(queries);
        } finally {
            desk.delete("/api/orders", Map.of("account", Integer.toString(account)));
        }
    }

    private void prepare() throws Exception {
        account = account();
        desk.post(
                "/api/accounts/" + account + "/deposits",
                json.createObjectNode()
                        .put("asset", "USDT")
                        .put("amount", DEPOSIT)
                        .put("reference", "bench"));
        for (JsonNode instrument : desk.get("/api/instruments")) {
            if (instrument.path("symbol").asText().equals(SYMBOL)) {
                tick = new BigDecimal(instrument.path("tickSize").asText());
                BigDecimal lot = new BigDecimal(instrument.path("lotSize").asText());
                BigDecimal least =
                        new BigDecimal(instrument.path("minimumQuantity").asText());
                BigDecimal bid = new BigDecimal(desk.get("/api/depth/" + SYMBOL)
                        .path("bids")
                        .path(0)
                        .path(0)
                        .asText());
                price = bid.multiply(FROM_MARKET)
                        .divide(tick, 0, RoundingMode.DOWN)
                        .multiply(tick);
                // worth twice the least that an order must be worth
                BigDecimal worth = new BigDecimal(
                                instrument.path("minimumNotional").asText())
                        .multiply(BigDecimal.TWO)
                        .divide(price, lot.scale(), RoundingMode.UP);
                quantity = worth.max(least).divide(lot, 0, RoundingMode.UP).multiply(lot);
                return;
            }
        }
        throw new IllegalStateException("bench api: the instance has no instrument " + SYMBOL);
    }

    private int account() throws Exception {
        for (JsonNode terms : desk.get("/api/accounts")) {
            if (terms.path("name").asText().equals(ACCOUNT)) {
                return terms.path("id").asInt();
            }
        }
        return desk.post(
                        "/api/accounts",
                        json.createObjectNode()
                                .put("name", ACCOUNT)
                                .put("makerFeePpm", 0)
                                .put("takerFeePpm", 0))
                .path("id")
                .asInt();
    }

    private void round(int lasting) throws Exception {
        OpenLoop.run(lasting * rate, TimeUnit.SECONDS.toNanos(1) / rate, this::fire);
        try {
            answers.awaitAdvanceInterruptibly(answers.arrive(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "bench api: answers are missing after " + PATIENCE.toSeconds() + " s; see: trading status", e);
        }
    }

    private void fire(int index, long intendedNanos) throws Exception {
        Kind kind = TURN.get(index % TURN.size());
        Long order = kind == Kind.CANCEL ? open.poll() : null;
        Kind asked = kind == Kind.CANCEL && order == null ? Kind.POSITIONS : kind;
        HttpRequest request = request(asked, order, index);
        answers.register();
        var unused = http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            long nanos = System.nanoTime() - intendedNanos;
            if (failure != null || answer.statusCode() / 100 != 2) {
                failed.increment();
            } else {
                all.record(nanos);
                of(asked).record(nanos);
                if (asked == Kind.SUBMIT) {
                    remember(answer);
                }
            }
            answers.arriveAndDeregister();
        });
    }

    private synchronized Latencies of(Kind kind) {
        return latencies.computeIfAbsent(kind, missing -> new Latencies());
    }

    private void remember(HttpResponse<String> answer) {
        try {
            open.add(json.readTree(answer.body()).path("orderId").asLong());
        } catch (JsonProcessingException e) {
            failed.increment();
        }
    }

    private HttpRequest request(Kind kind, @Nullable Long order, int index) throws Exception {
        String path = kind.path.replace("ACCOUNT", Integer.toString(account));
        return switch (kind) {
            case SUBMIT ->
                desk.request(path)
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(json.createObjectNode()
                                .put("symbol", SYMBOL)
                                .put("side", "BUY")
                                .put("type", "LIMIT")
                                .put("quantity", quantity.toPlainString())
                                .put(
                                        "limitPrice",
                                        price.subtract(tick.multiply(BigDecimal.valueOf(index % DIFFERENT_PRICES)))
                                                .toPlainString()))))
                        .build();
            case CANCEL ->
                desk.request(path + Objects.requireNonNull(order) + "?account=" + account)
                        .DELETE()
                        .build();
            default -> desk.request(path).GET().build();
        };
    }

    private List<Figure> figures(ScrapedHistogram queries) {
        List<Figure> figures = new ArrayList<>();
        add(figures, "all requests", all, 10);
        for (Kind kind : Kind.values()) {
            Latencies measured = latencies.get(kind);
            if (measured != null) {
                add(figures, kind.shown, measured, 0);
            }
        }
        if (queries.count() > 0) {
            figures.add(Figure.of("database query, p50", "ms", queries.percentile(50) * MILLIS_PER_SECOND));
            figures.add(Figure.of("database query, p95", "ms", queries.percentile(95) * MILLIS_PER_SECOND)
                    .with(Target.atMost(5))
                    .noting("of " + (long) queries.count() + " queries, from the instance's own histogram"));
        }
        figures.add(Figure.of("answered", "requests", (double) all.count()));
        figures.add(Figure.of("failed or refused", "requests", (double) failed.sum())
                .with(Target.atMost(0)));
        return figures;
    }

    private static void add(List<Figure> figures, String name, Latencies measured, int target) {
        figures.add(Figure.of(name + ", p50", "ms", measured.percentile(50) / NANOS_PER_MILLI));
        Figure p95 = Figure.of(name + ", p95", "ms", measured.percentile(95) / NANOS_PER_MILLI);
        figures.add(target == 0 ? p95 : p95.with(Target.atMost(target)));
        figures.add(Figure.of(name + ", p99", "ms", measured.percentile(99) / NANOS_PER_MILLI));
    }
}
