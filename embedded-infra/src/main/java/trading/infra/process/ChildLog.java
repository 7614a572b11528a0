package trading.infra.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child's log file, which the child itself appends to, so that nobody has to read a pipe and what it
/// says after our death is kept too. Past 10 MB the text moves to `.1`, that to `.2`, up to `.4`.
final class ChildLog {
    static final long LIMIT_BYTES = 10L << 20;
    private static final int KEPT = 4;
    private static final Logger log = LoggerFactory.getLogger(ChildLog.class);

    private final Path file;
    private final long limitBytes;

    ChildLog(Path file) {
        this(file, LIMIT_BYTES);
    }

    ChildLog(Path file, long limitBytes) {
        this.file = file;
        this.limitBytes = limitBytes;
    }

    /// Copies and empties the file rather than renaming it, as the child goes on writing to the one it
    /// opened. A line written in between is lost.
    void rotateWhenFull() {
        try {
            if (!Files.exists(file) || Files.size(file) < limitBytes) {
                return;
            }
            for (int i = KEPT - 1; i > 0; i--) {
                if (Files.exists(kept(i))) {
                    Files.move(kept(i), kept(i + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.copy(file, kept(1), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        } catch (IOException failed) {
            log.warn("log not rotated: file={}", file, failed);
        }
    }

    private Path kept(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
