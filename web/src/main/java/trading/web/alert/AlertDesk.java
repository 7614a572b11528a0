package trading.web.alert;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks once a second what holds, and tells what is new: to the log, the metrics and the channels; the API
/// and the stream read [#alerts].
public final class AlertDesk implements MeterBinder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final int LOOKS = 4;
    private static final int TEST_SECONDS = 30;
    private static final int MOST_STREAMED = 100;
    private static final Duration STREAM_PAUSE = Duration.ofSeconds(5);

    /// What a listener must hear of at once.
    private record Telling(
            long id,
            int count,
            int level,
            boolean active,
            @Nullable String acknowledgedBy) {
        static Telling of(Alert alert) {
            return new Telling(alert.id(), alert.count(), alert.level(), alert.isActive(), alert.acknowledgedBy());
        }
    }

    /// What a condition is about.
    private record Occasion(AlertCode code, String subject) {}

    private final List<AlertSource> sources;
    private final Clock clock;
    private final Map<ChannelKind, LongAdder> lost = new EnumMap<>(ChannelKind.class);
    private volatile List<Outbox> outboxes;
    private final AlertBook book;
    private final AcknowledgementFile file;
    private final Map<AlertCode, LongAdder> raised = new EnumMap<>(AlertCode.class);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("alerts").unstarted(this::run);
    private volatile List<AlertJson> shown = List.of();
    private volatile List<AlertJson> streamed = List.of();
    private Map<Occasion, Integer> looks = Map.of();
    private List<Telling> lastTellings = List.of();
    private Instant streamedTime = Instant.EPOCH;
    private List<Acknowledgement> written;
    private boolean writing = true;

    private AlertDesk(List<AlertSource> sources, Clock clock, List<ChannelPlan> channels, AcknowledgementFile file) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.file = file;
        this.written = file.read();
        this.book = new AlertBook(written, clock.instant());
        for (ChannelKind kind : ChannelKind.values()) {
            lost.put(kind, new LongAdder());
        }
        this.outboxes = started(channels);
        for (AlertCode code : AlertCode.values()) {
            raised.put(code, new LongAdder());
        }
    }

    /// `channels`: how each alert goes out when it is raised and when it is told again. `file`: what somebody has
    /// acknowledged, for the next start.
    public static AlertDesk start(List<AlertSource> sources, List<ChannelPlan> channels, AcknowledgementFile file) {
        AlertDesk desk = new AlertDesk(sources, Clock.systemUTC(), channels, file);
        desk.thread.start();
        return desk;
    }

    /// Those that hold first, then the newest first.
    public List<AlertJson> alerts() {
        return shown;
    }

    /// The first of them, which change at once when one is raised, told again, acknowledged or over, and else,
    /// with their figures, every five seconds.
    public List<AlertJson> streamed() {
        return streamed;
    }

    /// Empty when there is none of that id. On disk when it returns; throws [UncheckedIOException] when it cannot
    /// be written: then nobody has acknowledged it.
    public Optional<AlertJson> acknowledge(long id, String by) {
        synchronized (book) {
            Optional<Alert> before = book.find(id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            Optional<Alert> alert = book.acknowledge(id, by, clock.instant());
            try {
                keep();
            } catch (IOException e) {
                book.restore(before.get());
                throw new UncheckedIOException("alerts: id=" + id + ": the acknowledgement cannot be written", e);
            }
            show();
            return alert.map(AlertJson::of);
        }
    }

    /// Writes who has acknowledged what, where that has changed.
    private void keep() throws IOException {
        List<Acknowledgement> now = book.acknowledged();
        if (!now.equals(written)) {
            file.write(now);
            written = now;
        }
    }

    /// What has ended need not be known any more; when that cannot be written it is tried again at the next look.
    private void forgetEnded() {
        try {
            keep();
            writing = true;
        } catch (IOException e) {
            if (writing) {
                LOG.error("alerts: acknowledgements of what has ended cannot be taken out, which is tried again", e);
            }
            writing = false;
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("alerts: ended");
        }
    }

    private void look() {
        List<Condition> holding = new ArrayList<>();
        for (AlertSource source : sources) {
            try {
                holding.addAll(source.conditions(System.nanoTime()));
            } catch (RuntimeException e) {
                LOG.error("alerts: a source failed, which is asked again in a second: {}", source.getClass(), e);
            }
        }
        outboxes.forEach(outbox -> outbox.failure().ifPresent(reason -> holding.add(failed(outbox.kind(), reason))));
        List<Alert> told;
        synchronized (book) {
            told = book.update(lasting(holding), clock.instant());
            forgetEnded();
            show();
        }
        told.forEach(this::tell);
    }

    private static Condition failed(ChannelKind kind, String reason) {
        return new Condition(
                AlertCode.CHANNEL_FAILED,
                kind.text(),
                "Alerts do not arrive by " + kind.text() + ": " + reason,
                "not taken",
                "taken");
    }

    /// Without what came up a moment ago and may be gone at once.
    private List<Condition> lasting(List<Condition> holding) {
        Map<Occasion, Integer> now = new HashMap<>();
        List<Condition> lasting = new ArrayList<>();
        for (Condition condition : holding) {
            if (condition.code().isFleeting()) {
                Occasion occasion = new Occasion(condition.code(), condition.subject());
                int seen = looks.getOrDefault(occasion, 0) + 1;
                now.put(occasion, seen);
                if (seen < LOOKS) {
                    continue;
                }
            }
            lasting.add(condition);
        }
        looks = now;
        return lasting;
    }

    private void show() {
        List<Alert> all = book.all();
        shown = all.stream().map(AlertJson::of).toList();
        List<Telling> tellings = all.stream().map(Telling::of).toList();
        Instant now = clock.instant();
        if (!tellings.equals(lastTellings) || !now.isBefore(streamedTime.plus(STREAM_PAUSE))) {
            streamed = shown.stream().limit(MOST_STREAMED).toList();
            lastTellings = tellings;
            streamedTime = now;
        }
    }

    private void tell(Alert alert) {
        Condition condition = alert.condition();
        if (alert.level() == 0) {
            counter(condition.code()).increment();
        }
        String words = "alert: code={} subject={} value={} limit={} told={}: {} {}";
        Object[] figures = {
            condition.code(),
            condition.subject(),
            condition.value(),
            condition.limit(),
            alert.level() + 1,
            condition.text(),
            condition.code().next()
        };
        if (condition.code().isCritical() || alert.level() > 0) {
            LOG.error(words, figures);
        } else {
            LOG.warn(words, figures);
        }
        AlertJson shownAlert = AlertJson.of(alert);
        outboxes.forEach(outbox -> outbox.offer(shownAlert, System.nanoTime()));
    }

    private LongAdder counter(AlertCode code) {
        return raised.computeIfAbsent(code, missing -> new LongAdder());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (AlertCode code : AlertCode.values()) {
            FunctionCounter.builder("trading.alerts.raised", counter(code), LongAdder::sum)
                    .description("Alerts raised since the start")
                    .tag("code", code.name())
                    .register(registry);
        }
        for (AlertJson.Severity severity : AlertJson.Severity.values()) {
            Gauge.builder("trading.alerts.active", this, desk -> desk.active(severity))
                    .description("Alerts that hold now")
                    .tag("severity", severity.name())
                    .register(registry);
        }
        Gauge.builder("trading.alerts.unacknowledged", this, AlertDesk::unacknowledged)
                .description("Alerts that nobody has acknowledged")
                .register(registry);
        lost.forEach((kind, count) -> FunctionCounter.builder("trading.alerts.channel.lost", count, LongAdder::sum)
                .description("Alerts that a channel did not take")
                .tag("channel", kind.text())
                .register(registry));
    }

    private List<Outbox> started(List<ChannelPlan> channels) {
        return channels.stream()
                .map(plan -> Outbox.start(
                        plan, Objects.requireNonNull(lost.get(plan.channel().kind()))))
                .toList();
    }

    /// From now on alerts go out by these; what waits for those of before is lost.
    public synchronized void sendBy(List<ChannelPlan> channels) {
        List<Outbox> before = outboxes;
        outboxes = started(channels);
        before.forEach(Outbox::close);
    }

    /// Those that are set up.
    public List<AlertChannelJson> channels() {
        return outboxes.stream().map(AlertChannelJson::of).toList();
    }

    /// Sends one test by a channel and waits for what became of it, half a minute at most. Empty when there is no
    /// such channel.
    public Optional<TestedAlertJson> test(String channel) throws InterruptedException {
        Optional<Outbox> found = outboxes.stream()
                .filter(outbox -> outbox.kind().text().equals(channel))
                .findFirst();
        return found.isEmpty() ? Optional.empty() : Optional.of(tested(found.get()));
    }

    private static TestedAlertJson tested(Outbox outbox) throws InterruptedException {
        Optional<String> reason;
        try {
            reason = outbox.test().get(TEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            reason = Optional.of("no answer within " + TEST_SECONDS + " s");
        }
        return new TestedAlertJson(outbox.kind().text(), reason.isEmpty(), reason.orElse(null));
    }

    private double active(AlertJson.Severity severity) {
        return shown.stream()
                .filter(alert -> alert.endedTime() == null && alert.severity() == severity)
                .count();
    }

    private double unacknowledged() {
        return shown.stream().filter(alert -> alert.acknowledgedBy() == null).count();
    }

    /// Ends the thread and the channels; what they have not sent yet is lost.
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sendBy(List.of());
    }
}
