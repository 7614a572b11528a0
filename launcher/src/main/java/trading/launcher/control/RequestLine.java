package trading.launcher.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line of a client that may send too much, or nothing, and one that it may not read: it gets so long for each and
/// is cut off then.
final class RequestLine {
    private static final Logger log = LoggerFactory.getLogger(RequestLine.class);
    private static final int BLOCK = 1_024;

    private final SocketChannel channel;
    private final Duration patience;

    RequestLine(SocketChannel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
    }

    /// Without its end. Empty when the client has gone, has not ended the line in time, or it has more bytes than
    /// `longest`.
    Optional<String> read(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        return inTime(() -> {
            while (line.size() <= longest && channel.read(block.clear()) >= 0) {
                for (block.flip(); block.hasRemaining(); ) {
                    byte next = block.get();
                    if (next == '\n') {
                        return Optional.of(line.toString(StandardCharsets.UTF_8));
                    }
                    line.write(next);
                }
            }
            return Optional.empty();
        });
    }

    void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        inTime(() -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return text;
        });
    }

    private interface Exchange<T> {
        T go() throws IOException;
    }

    private <T> T inTime(Exchange<T> exchange) throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().name("control-deadline").start(() -> cutUnless(done));
        try {
            return exchange.go();
        } finally {
            done.countDown();
        }
    }

    private void cutUnless(CountDownLatch done) {
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("control socket: a client was cut off after {} ms without an end", patience.toMillis());
                channel.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("control socket: cutting off", e);
        }
    }
}
