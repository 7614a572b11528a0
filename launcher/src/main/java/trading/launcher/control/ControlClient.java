package trading.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Asks the running instance of a data directory.
public final class ControlClient {
    private final ObjectMapper json = new ObjectMapper();
    private final Path dataDirectory;

    public ControlClient(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /// Empty when no instance runs on that data directory.
    public Optional<JsonNode> ask(String command) throws IOException {
        if (!Files.isDirectory(dataDirectory)) {
            return Optional.empty();
        }
        UnixDomainSocketAddress address = ControlSocket.address(dataDirectory);
        if (!Files.exists(address.getPath())) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(address);
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(json.writeValueAsString(Map.of("command", command)) + "\n");
            out.flush();
            String line = in.readLine();
            return line == null ? Optional.empty() : Optional.of(json.readTree(line));
        } catch (SocketException e) {
            // Connection refused on a left-over socket file is a plain SocketException on some systems.
            return Optional.empty();
        }
    }
}
