package trading.launcher.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.OwnerOnly;

/// The file `KILL` of a data directory: as long as it is there, what it says is stopped.
///
/// A line is a request as JSON. Whatever else is in the file, and no content at all, means: stop everything
/// and cancel all orders. A file that cannot be read means the same.
public final class KillFile {
    public static final String NAME = "KILL";

    private static final Logger log = LoggerFactory.getLogger(KillFile.class);
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_NOTE = 120;
    private static final String REASON = "kill file";

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    public KillFile(Path dataDirectory) {
        this.file = dataDirectory.resolve(NAME);
    }

    public Path path() {
        return file;
    }

    /// Its path while it is there.
    public Optional<Path> present() {
        return exists() ? Optional.of(file) : Optional.empty();
    }

    public boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// What is to be stopped; empty when there is no file. Unlike for [#exists], a link that leads nowhere
    /// and a folder of that name are read as everything.
    public List<KillRequest> read() {
        if (!exists()) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            return content.length > LONGEST
                    ? List.of(KillRequest.global(REASON))
                    : parse(new String(content, StandardCharsets.UTF_8));
        } catch (NoSuchFileException gone) {
            return exists() ? List.of(KillRequest.global(REASON)) : List.of();
        } catch (IOException e) {
            log.error("kill file cannot be read, which counts as global: file={}", file, e);
            return List.of(KillRequest.global(REASON));
        }
    }

    private List<KillRequest> parse(String content) {
        List<KillRequest> requests = new ArrayList<>();
        StringBuilder notes = new StringBuilder();
        for (String line : content.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                try {
                    requests.add(KillRequest.from(json.readTree(line)));
                } catch (JsonProcessingException | IllegalArgumentException note) {
                    notes.append(' ').append(line);
                }
            }
        }
        if (requests.isEmpty() || !notes.isEmpty()) {
            requests.add(KillRequest.global(notes.isEmpty() ? REASON : REASON + ":" + shortened(notes.toString())));
        }
        return requests;
    }

    private static String shortened(String notes) {
        return notes.length() > LONGEST_NOTE ? notes.substring(0, LONGEST_NOTE) : notes;
    }

    /// Adds to what the file says, and makes it where it is missing; the owner alone may read it. What was
    /// stopped by it stays so.
    public void add(KillRequest request, Instant now) throws IOException {
        List<KillRequest> requests = new ArrayList<>(read());
        if (!requests.contains(request)) {
            requests.add(request);
        }
        StringBuilder content = new StringBuilder();
        for (KillRequest each : requests) {
            content.append(json.writeValueAsString(
                            each.into(json.createObjectNode()).put("time", now.toString())))
                    .append('\n');
        }
        Path directory = Objects.requireNonNull(file.getParent());
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    Objects.requireNonNull(directory.toAbsolutePath().getParent()));
            OwnerOnly.directory(directory);
        }
        OwnerOnly.write(file, content.toString());
    }
}
