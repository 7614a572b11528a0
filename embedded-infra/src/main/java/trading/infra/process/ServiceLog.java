package trading.infra.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// The log file of a child, read only to say why a start failed.
public final class ServiceLog {
    private static final int READ_BYTES = 64 << 10;

    private final String service;
    private final Path file;
    private final UnaryOperator<String> reasonIn;
    private long mark;

    /// `reasonIn` finds, in what one start wrote, the words that tell why it failed, "" where there are
    /// none.
    public ServiceLog(String service, Path file, UnaryOperator<String> reasonIn) {
        this.service = service;
        this.file = file;
        this.reasonIn = reasonIn;
    }

    public Path file() {
        return file;
    }

    /// What is written from here on belongs to the present start.
    public void mark() throws IOException {
        mark = Files.exists(file) ? Files.size(file) : 0;
    }

    public boolean says(String text) {
        return text().contains(text);
    }

    /// What the present start wrote, at most the first 64 KB of it.
    public String text() {
        try (var channel = FileChannel.open(file)) {
            long from = mark <= channel.size() ? mark : 0;
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(READ_BYTES, channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }

    /// A start that failed, in the child's own words where it left some.
    public ServiceStartException failure(String what) {
        String reason = reasonIn.apply(text());
        return new ServiceStartException(
                service,
                reason.isEmpty() ? what : what + ": " + reason,
                ServiceStartException.isNotPermitted(reason)
                        ? List.of(
                                "Use a data directory on a disk that lets programs run (not mounted noexec), below folders"
                                        + " that are open to others if you start as root: trading start --data-dir DIRECTORY",
                                "Start Trading as an ordinary user")
                        : List.of(
                                "Read the whole log: " + file,
                                "If you changed config/" + ServiceStartException.topicOf(service)
                                        + ".conf, undo the change and start again"));
    }
}
