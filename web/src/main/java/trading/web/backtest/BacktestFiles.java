package trading.web.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.json.Json;

/// Runs as files: `7.json` says what run 7 was, `7.result.json` what came of it, `7.hold-out.json` what it has held
/// out.
final class BacktestFiles {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestFiles.class);
    private static final Pattern JOB = Pattern.compile("[1-9][0-9]{0,17}\\.json");

    private final Path folder;
    private final ObjectMapper mapper = new ObjectMapper();

    BacktestFiles(Path folder) {
        this.folder = folder;
    }

    /// In the order of their ids. What cannot be read is told and left where it is; uploads that were cut off are
    /// deleted.
    List<BacktestJobJson> load() throws IOException {
        Files.createDirectories(folder);
        List<BacktestJobJson> jobs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".part")) {
                    Files.delete(file);
                } else if (JOB.matcher(name).matches()) {
                    read(file).ifPresent(jobs::add);
                }
            }
        }
        jobs.sort(Comparator.comparingLong(BacktestJobJson::id));
        return jobs;
    }

    private Optional<BacktestJobJson> read(Path file) {
        try {
            return Optional.of(mapper.readValue(Files.readAllBytes(file), BacktestJobJson.class));
        } catch (IOException unreadable) {
            LOG.warn("backtests: file={} cannot be read and is left alone", file, unreadable);
            return Optional.empty();
        }
    }

    void write(BacktestJobJson job) throws IOException {
        write(path(job.id()), Json.bytes(job));
    }

    void writeResult(long id, byte[] result) throws IOException {
        write(result(id), result);
    }

    /// Empty when there is none.
    Optional<byte[]> readResult(long id) throws IOException {
        return Files.exists(result(id)) ? Optional.of(Files.readAllBytes(result(id))) : Optional.empty();
    }

    void write(long id, HeldOut held) throws IOException {
        write(heldOut(id), Json.bytes(held));
    }

    /// Empty when run `id` has held nothing out.
    Optional<HeldOut> readHeldOut(long id) throws IOException {
        return Files.exists(heldOut(id))
                ? Optional.of(mapper.readValue(Files.readAllBytes(heldOut(id)), HeldOut.class))
                : Optional.empty();
    }

    void remove(long id) throws IOException {
        Files.deleteIfExists(heldOut(id));
        Files.deleteIfExists(result(id));
        Files.deleteIfExists(path(id));
    }

    private Path path(long id) {
        return folder.resolve(id + ".json");
    }

    private Path result(long id) {
        return folder.resolve(id + ".result.json");
    }

    private Path heldOut(long id) {
        return folder.resolve(id + ".hold-out.json");
    }

    /// Whole or not at all.
    private static void write(Path path, byte[] bytes) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
