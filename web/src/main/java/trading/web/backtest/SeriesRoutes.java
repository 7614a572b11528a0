package trading.web.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.ConflictException;
import trading.engine.history.DamagedHistoryException;
import trading.engine.history.SeriesKey;
import trading.engine.history.TickSeries;
import trading.engine.market.replay.BarFormatException;
import trading.engine.market.replay.HistoryImport;
import trading.engine.model.TimeFrame;
import trading.web.backtest.SeriesJson.CoverageJson;
import trading.web.backtest.SeriesJson.ImportedJson;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;

/// `/api/history`: the bars that runs are made on.
public final class SeriesRoutes {
    /// Bytes of a file.
    public static final long LARGEST_FILE = 512L << 20;

    private static final String PATH = "/api/history/{symbol}/{frame}";
    private static final int SHOWN_ERRORS = 100;

    private final BarStore store;
    private final Path folder;
    private final Semaphore importing = new Semaphore(1);

    /// `folder`: for files on their way.
    public SeriesRoutes(BarStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/history", "The bars of the past that there are")
                        .forViewers()
                        .answersListOf(SeriesJson.class)
                        .by(call -> Reply.ok(list())),
                Route.get(PATH, "Reads a series from end to end and tells where bars are missing")
                        .forViewers()
                        .answers(CoverageJson.class)
                        .by(this::verify),
                Route.post("/api/history", "Brings a file of bars or trades in: all of it, or nothing")
                        .forTraders()
                        .query(
                                QueryParameter.text("name", "The file's name, which may say what it is of"),
                                QueryParameter.text("symbol", "What it is of; without it, what the name begins with"),
                                flag("skipBad", "Leave out rows that cannot be read, instead of refusing the file"),
                                flag("roundVolume", "Round volumes that are finer than can be kept"),
                                flag("replace", "Take the file's word where the history has other values"),
                                flag("ticks", "false: of a file of trades keep its bars of a second only"))
                        .takesFile()
                        .answers(201, ImportedJson.class)
                        .by(this::bringIn),
                Route.delete(PATH, "Takes a series out of the history")
                        .forTraders()
                        .answersNothing(204)
                        .by(this::remove));
    }

    private static QueryParameter flag(String name, String description) {
        return QueryParameter.oneOf(name, description, "true", "false");
    }

    private static boolean isSet(Call call, String name) {
        return call.query().text(name).filter("true"::equals).isPresent();
    }

    private static boolean keepsTicks(Call call) {
        return call.query().text("ticks").filter("false"::equals).isEmpty();
    }

    private List<SeriesJson> list() throws IOException {
        List<SeriesJson> all = new ArrayList<>();
        for (SeriesKey key : store.list()) {
            try {
                Optional<BarSeries> there = store.open(key);
                if (there.isPresent()) {
                    all.add(shown(there.get()));
                }
            } catch (DamagedHistoryException damaged) {
                all.add(new SeriesJson(key.symbol(), key.frame().text(), 0, null, null, 0, 0, "The file is damaged."));
            }
        }
        for (String symbol : store.ticks().list()) {
            try {
                store.ticks().open(symbol).ifPresent(ticks -> all.add(shown(ticks)));
            } catch (DamagedHistoryException damaged) {
                all.add(new SeriesJson(symbol, SeriesJson.TICKS, 0, null, null, 0, 0, "The file is damaged."));
            }
        }
        return all;
    }

    private static SeriesJson shown(TickSeries ticks) {
        return new SeriesJson(
                ticks.symbol(),
                SeriesJson.TICKS,
                ticks.count(),
                ticks.isEmpty() ? null : BacktestJson.time(ticks.firstNanos()),
                ticks.isEmpty() ? null : BacktestJson.time(ticks.lastNanos()),
                ticks.bytes(),
                0,
                null);
    }

    private static SeriesJson shown(BarSeries series) throws IOException {
        try (series) {
            SeriesKey key = series.key();
            long frame = key.frame().nanos();
            long span = series.isEmpty() ? 0 : (series.lastNanos() - series.firstNanos()) / frame + 1;
            return new SeriesJson(
                    key.symbol(),
                    key.frame().text(),
                    series.count(),
                    series.isEmpty() ? null : BacktestJson.time(series.firstNanos()),
                    series.isEmpty() ? null : BacktestJson.time(series.lastNanos()),
                    series.bytes(),
                    span - series.count(),
                    null);
        }
    }

    private SeriesKey key(Call call) throws IOException {
        Optional<TimeFrame> frame = TimeFrame.parse(call.pathText("frame"));
        String symbol = call.pathText("symbol");
        return store.list().stream()
                .filter(key ->
                        key.symbol().equals(symbol) && Optional.of(key.frame()).equals(frame))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
    }

    private static boolean isTicks(Call call) {
        return call.pathText("frame").equals(SeriesJson.TICKS);
    }

    private Reply verify(Call call) throws IOException {
        try {
            if (isTicks(call)) {
                String symbol = call.pathText("symbol");
                TickSeries ticks = store.ticks()
                        .open(symbol)
                        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
                return Reply.ok(SeriesJson.of(store.ticks().verify(symbol), ticks));
            }
            return Reply.ok(CoverageJson.of(store.verify(key(call))));
        } catch (DamagedHistoryException damaged) {
            throw new Problem(ProblemType.HISTORY_FILE, "The series is damaged: remove it and bring it in again.")
                    .asException();
        }
    }

    private Reply remove(Call call) throws IOException {
        if (isTicks(call)) {
            String symbol = call.pathText("symbol");
            if (!store.ticks().remove(symbol)) {
                throw Problem.of(ProblemType.NOT_FOUND).asException();
            }
            AuditLog.record("history_removed", symbol + " ticks", call);
            return Reply.noContent();
        }
        SeriesKey key = key(call);
        if (!store.remove(key)) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        AuditLog.record("history_removed", key.toString(), call);
        return Reply.noContent();
    }

    private Reply bringIn(Call call) throws IOException {
        String name = call.query().text("name").orElse("");
        String symbol = call.query()
                .text("symbol")
                .or(() -> HistoryImport.symbolOf(name))
                .orElseThrow(() -> new Problem(
                                ProblemType.REQUIRED, "What is the file of? Its name does not say it: name the symbol.")
                        .asException());
        if (!importing.tryAcquire()) {
            throw new Problem(ProblemType.TOO_MANY_RUNS, "Another file is being brought in: try again in a moment.")
                    .withHeader("Retry-After", "5")
                    .asException();
        }
        Path file = null;
        try {
            file = Files.createTempFile(Files.createDirectories(folder), "upload", ".part");
            call.bodyInto(file, LARGEST_FILE);
            HistoryImport.Options options = new HistoryImport.Options(
                    isSet(call, "skipBad"), isSet(call, "roundVolume"), isSet(call, "replace"), keepsTicks(call));
            ImportedJson imported = imported(file, symbol, options);
            AuditLog.record("history_imported", imported.toString(), call);
            return Reply.json(201, imported);
        } finally {
            importing.release();
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private ImportedJson imported(Path file, String symbol, HistoryImport.Options options) throws IOException {
        try {
            HistoryImport.Imported imported =
                    new HistoryImport(store, options).run(file, symbol, HistoryImport.Progress.NONE);
            return new ImportedJson(
                    imported.key().symbol(),
                    imported.key().frame().text(),
                    imported.file().layout(),
                    imported.file().rows(),
                    imported.file().badRows(),
                    imported.file().gaps(),
                    imported.merged().added(),
                    imported.merged().same(),
                    imported.merged().replaced(),
                    imported.merged().total(),
                    imported.ticks() == null ? null : (Long) imported.ticks().total());
        } catch (BarFormatException bad) {
            throw refused(bad, file);
        } catch (ConflictException conflict) {
            throw new Problem(ProblemType.HISTORY_CONFLICT, text(conflict)).asException();
        } catch (IllegalArgumentException wrong) {
            throw new Problem(ProblemType.HISTORY_FILE, text(wrong)).asException();
        }
    }

    /// A field error for each of the first bad rows, with its line.
    private static RuntimeException refused(BarFormatException bad, Path file) {
        List<FieldError> errors = bad.badRows().stream()
                .limit(SHOWN_ERRORS)
                .map(row -> new FieldError(
                        "/line/" + row.line() + (row.column().isEmpty() ? "" : "/" + row.column()),
                        "BAD_ROW",
                        row.toString()))
                .toList();
        String detail = errors.isEmpty()
                ? text(bad).replace("bar file: path=" + file + ": ", "")
                : bad.badRowCount() + " rows cannot be read, and nothing was brought in. The first: "
                        + bad.badRows().getFirst();
        return new Problem(ProblemType.HISTORY_FILE, ProblemType.HISTORY_FILE.name(), detail, errors, Map.of())
                .asException();
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
