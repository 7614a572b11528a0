package trading.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Asks the running instance of a data directory.
public final class ControlClient {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final Path dataDirectory;

    public ControlClient(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /// Empty when no instance runs on that data directory.
    public Optional<JsonNode> ask(String command) throws IOException {
        return ask(json.createObjectNode().put("command", command), LONG_ENOUGH);
    }

    /// Whether an instance answers within `patience`.
    public boolean answers(Duration patience) throws IOException {
        return ask(json.createObjectNode().put("command", "ping"), patience).isPresent();
    }

    /// Empty when no instance runs on that data directory, or when it has not answered within `patience`.
    public Optional<JsonNode> ask(JsonNode request, Duration patience) throws IOException {
        if (!Files.isDirectory(dataDirectory)) {
            return Optional.empty();
        }
        Optional<ControlPort> port = ControlPort.told(dataDirectory);
        if (port.isPresent()) {
            return ask(SocketChannel.open(), port.get().address(), port, request, patience);
        }
        UnixDomainSocketAddress address;
        SocketChannel channel;
        try {
            address = ControlSocket.address(dataDirectory);
            if (!Files.exists(address.getPath())) {
                return Optional.empty();
            }
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException none) {
            return Optional.empty();
        }
        return ask(channel, address, port, request, patience);
    }

    private Optional<JsonNode> ask(
            SocketChannel channel,
            SocketAddress address,
            Optional<ControlPort> port,
            JsonNode request,
            Duration patience)
            throws IOException {
        try (channel) {
            Thread cut = Thread.ofVirtual().start(() -> closeAfter(patience, channel));
            try {
                channel.connect(address);
                return exchange(channel, port, request);
            } finally {
                cut.interrupt();
            }
        } catch (SocketException | ClosedChannelException e) {
            // Connection refused on a left-over socket file is a plain SocketException on some systems.
            return Optional.empty();
        }
    }

    private Optional<JsonNode> exchange(SocketChannel channel, Optional<ControlPort> port, JsonNode request)
            throws IOException {
        try (Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            String asked = json.writeValueAsString(request);
            if (port.isPresent()) {
                port.get().ask(out, in, asked);
            } else {
                out.write(asked + "\n");
                out.flush();
            }
            String line = in.readLine();
            return line == null ? Optional.empty() : Optional.of(json.readTree(line));
        }
    }

    private static void closeAfter(Duration patience, SocketChannel channel) {
        try (channel) {
            Thread.sleep(patience);
        } catch (InterruptedException answered) {
            // The one who waits has closed it, or does so now.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
