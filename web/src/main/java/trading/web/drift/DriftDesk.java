package trading.web.drift;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.drift.DriftReport;
import trading.engine.drift.DriftRun;
import trading.infra.process.OwnerOnly;
import trading.web.json.Json;

/// Compares each day once it is over, and any day when somebody asks; one at a time, on a thread of its own.
/// What came of it is kept as files, the newest [#KEPT] days.
public final class DriftDesk implements AutoCloseable {
    static final int KEPT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DriftDesk.class);
    private static final String FOLDER = "drift";
    private static final Pattern FILE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.json");
    private static final long LOOK_SECONDS = 60;
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final Comparison comparison;
    private final LongSupplier marketNanos;
    private final ObjectMapper mapper = new ObjectMapper();
    private final TreeMap<LocalDate, DriftJson> reports = new TreeMap<>();
    private final ScheduledExecutorService worker;
    private volatile boolean closing;

    /// Does a stretch of time of the gateway again; see [DriftRun].
    public interface Comparison {
        /// Whether there is anything to compare before `toNanos`.
        boolean hasSessionsBefore(long toNanos) throws IOException;

        DriftReport run(long fromNanos, long toNanos, BooleanSupplier goesOn) throws IOException, InterruptedException;
    }

    private DriftDesk(Path folder, Comparison comparison, LongSupplier marketNanos) {
        this.folder = folder;
        this.comparison = comparison;
        this.marketNanos = marketNanos;
        this.worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("drift").daemon().factory());
    }

    /// `marketNanos`: the gateway's time, by which days end. Looks once a minute whether one has.
    public static DriftDesk open(Path dataDirectory, Comparison comparison, LongSupplier marketNanos) {
        DriftDesk desk = new DriftDesk(dataDirectory.resolve(FOLDER), comparison, marketNanos);
        try {
            desk.load();
        } catch (IOException e) {
            desk.worker.shutdownNow();
            throw new UncheckedIOException("drift: cannot be read in " + dataDirectory, e);
        }
        var unused = desk.worker.scheduleWithFixedDelay(desk::yesterday, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return desk;
    }

    private void load() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (FILE.matcher(file.getFileName().toString()).matches()) {
                    try {
                        DriftJson report = mapper.readValue(Files.readAllBytes(file), DriftJson.class);
                        reports.put(LocalDate.parse(report.day()), report);
                    } catch (IOException | RuntimeException unreadable) {
                        LOG.warn("drift: file={} cannot be read and is left alone", file, unreadable);
                    }
                }
            }
        }
    }

    /// The day that the market is in.
    LocalDate today() {
        return Instant.ofEpochSecond(Math.floorDiv(marketNanos.getAsLong(), SECOND))
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private void yesterday() {
        try {
            LocalDate day = today().minusDays(1);
            synchronized (this) {
                if (reports.containsKey(day)) {
                    return;
                }
            }
            if (comparison.hasSessionsBefore(end(day))) {
                run(day);
            }
        } catch (IOException | RuntimeException broken) {
            LOG.error("drift: the day before could not be compared", broken);
        }
    }

    /// The newest first, without what differs.
    synchronized List<DriftJson> list() {
        return reports.descendingMap().values().stream().map(DriftJson::brief).toList();
    }

    synchronized Optional<DriftJson> find(LocalDate day) {
        return Optional.ofNullable(reports.get(day));
    }

    /// The newest that is done and had something to compare.
    synchronized Optional<DriftJson> newest() {
        return reports.descendingMap().values().stream()
                .filter(report -> report.status() == DriftJson.Status.DONE)
                .findFirst();
    }

    /// Compares it, again if need be. Returns at once; one that is being compared already is not begun anew.
    public synchronized DriftJson submit(LocalDate day) {
        DriftJson there = reports.get(day);
        if (there != null && there.status() == DriftJson.Status.RUNNING) {
            return there;
        }
        DriftJson begun = DriftJson.running(day, now());
        reports.put(day, begun);
        worker.execute(() -> run(day));
        return begun;
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * SECOND;
    }

    private static long end(LocalDate day) {
        return start(day.plusDays(1));
    }

    private void run(LocalDate day) {
        try {
            DriftReport report = comparison.run(start(day), end(day), () -> !closing);
            if (!report.findings().isEmpty()) {
                LOG.warn(
                        "drift: day={} fills={} same={} differences={}",
                        day,
                        report.fills(),
                        report.same(),
                        report.findings().size());
            }
            keep(day, DriftJson.of(day.toString(), now(), report));
        } catch (DriftRun.GivenUp stopped) {
            LOG.debug("drift: day={} given up: the product stops", day);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException broken) {
            LOG.error("drift: day={} could not be compared", day, broken);
            keep(day, DriftJson.failed(day, now(), "It could not be compared; the log has more: " + broken));
        }
    }

    private synchronized void keep(LocalDate day, DriftJson report) {
        reports.put(day, report);
        try {
            OwnerOnly.write(folder.resolve(day + ".json"), Json.bytes(report));
            while (reports.size() > KEPT) {
                Files.deleteIfExists(folder.resolve(reports.pollFirstEntry().getKey() + ".json"));
            }
        } catch (IOException e) {
            LOG.error("drift: day={} cannot be kept", day, e);
        }
    }

    /// What is being compared is given up.
    @Override
    public void close() {
        closing = true;
        worker.shutdownNow();
        worker.close();
    }
}
