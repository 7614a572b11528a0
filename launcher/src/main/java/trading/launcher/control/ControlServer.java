package trading.launcher.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;

/// Answers the control socket of one data directory.
public final class ControlServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
    private static final int LONGEST_REQUEST = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long ACCEPT_AGAIN_NANOS = 100_000_000L;

    private final ObjectMapper json = new ObjectMapper();
    private final ServerSocketChannel server;
    /// What tells others where to ask.
    private final Path file;

    private final @Nullable ControlPort port;
    private final ControlHandler handler;
    private final Duration patience;

    private ControlServer(
            ServerSocketChannel server,
            Path file,
            @Nullable ControlPort port,
            ControlHandler handler,
            Duration patience) {
        this.patience = patience;
        this.server = server;
        this.file = file;
        this.port = port;
        this.handler = handler;
    }

    /// The caller holds the data directory's lock, so a socket file that is there already is a left-over.
    public static ControlServer start(Path dataDirectory, ControlHandler handler) throws IOException {
        return start(dataDirectory, handler, PATIENCE);
    }

    /// `patience`: how long a client may take to send its line, and to read the answer.
    static ControlServer start(Path dataDirectory, ControlHandler handler, Duration patience) throws IOException {
        Files.deleteIfExists(dataDirectory.resolve(ControlPort.FILE));
        ServerSocketChannel channel;
        try {
            channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException absent) {
            log.info("control socket: this system has none in its file system; a port of its loopback address is used");
            return onPort(dataDirectory, handler, patience);
        }
        UnixDomainSocketAddress address = ControlSocket.address(dataDirectory);
        Files.deleteIfExists(address.getPath());
        channel.bind(address);
        if (ControlSocket.posix()) {
            Files.setPosixFilePermissions(address.getPath(), PosixFilePermissions.fromString("rw-------"));
        }
        return new ControlServer(channel, address.getPath(), null, handler, patience).accepting();
    }

    /// For systems without sockets in the file system.
    static ControlServer onPort(Path dataDirectory, ControlHandler handler, Duration patience) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        ControlPort port = ControlPort.listen(channel, dataDirectory);
        return new ControlServer(channel, dataDirectory.resolve(ControlPort.FILE), port, handler, patience).accepting();
    }

    private ControlServer accepting() {
        Thread.ofVirtual().name("control").start(this::accept);
        return this;
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel connection = server.accept();
                Thread.ofVirtual().name("control-request").start(() -> serve(connection));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // too many open files, for instance: that passes, and the owner must be heard when it has
                log.warn("control socket: accept failed", e);
                LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            RequestLine exchange = new RequestLine(connection, patience);
            Optional<String> line =
                    port == null ? exchange.read(LONGEST_REQUEST) : port.hear(exchange, LONGEST_REQUEST);
            if (line.isPresent()) {
                exchange.write(json.writeValueAsString(answer(line.get(), "cli:" + PeerUser.of(connection))));
            }
        } catch (IOException e) {
            log.debug("control socket: a request ended early", e);
        }
    }

    private JsonNode answer(String line, String by) {
        ObjectNode answer = json.createObjectNode();
        JsonNode request;
        try {
            request = json.readTree(line);
        } catch (JsonProcessingException e) {
            return answer.put("error", "the request is not JSON");
        }
        String command = request.path("command").asText();
        switch (command) {
            case "ping" -> answer.put("pong", true);
            case "status" -> {
                answer.set("status", handler.status());
                if (request.path("detailed").asBoolean()) {
                    answer.set("detail", handler.detail());
                }
            }
            case "login-link" -> answer.put("link", handler.loginLink());
            case "users-changed" -> usersChanged(request, by, answer);
            case "confirm" -> answer.put("confirmed", handler.confirm(by));
            case "access" -> answer.set("access", handler.access(by));
            case "stop" -> {
                handler.stop(by);
                answer.put("stopping", true);
            }
            case "stop-fast" -> {
                handler.stopFast();
                answer.put("stopping", true);
            }
            case "restart" -> {
                try {
                    answer.set(
                            "restart", handler.restart(request.path("service").asText(), by));
                } catch (IllegalArgumentException unknown) {
                    answer.put("error", unknown.getMessage()).put("unknown", true);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    answer.put("error", "interrupted");
                } catch (Exception failed) {
                    log.error("a service was not restarted", failed);
                    answer.put("error", String.valueOf(failed.getMessage()));
                }
            }
            case "note" -> {
                try {
                    handler.note(AuditNote.from(request), by);
                    answer.put("noted", true);
                } catch (IllegalArgumentException wrong) {
                    answer.put("error", wrong.getMessage());
                }
            }
            case "kill-status" -> answer.set("killSwitches", handler.killSwitches());
            case "backup" -> backup(request, by, answer);
            case "kill", "rearm" -> {
                try {
                    answer.set("answer", command.equals("kill") ? kill(request, by) : rearm(request, by));
                } catch (IllegalArgumentException wrong) {
                    answer.put("error", wrong.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    answer.put("error", "interrupted");
                }
            }
            default -> answer.put("error", "unknown command " + command);
        }
        return answer;
    }

    private void usersChanged(JsonNode request, String by, ObjectNode answer) {
        try {
            handler.usersChanged(
                    request.path("event").asText(), request.path("details").asText(), by);
            answer.put("changed", true);
        } catch (IllegalStateException damaged) {
            log.error("users: the files cannot be read again", damaged);
            answer.put("error", damaged.getMessage());
        }
    }

    private void backup(JsonNode request, String by, ObjectNode answer) {
        try {
            JsonNode made = handler.backup(
                    request.path("output").asText(""),
                    request.path("passphrase").asText(""),
                    by);
            answer.set("backup", made);
            if (made.has("error")) {
                answer.set("error", made.get("error"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.put("error", "interrupted");
        }
    }

    private JsonNode kill(JsonNode request, String by) throws InterruptedException {
        return handler.kill(KillRequest.from(request), by);
    }

    private JsonNode rearm(JsonNode request, String by) throws InterruptedException {
        String reason = request.path("reason").asText();
        KillRequest.checkReason(reason);
        return handler.rearm(
                KillTarget.of(
                        request.path("scope").asText(), request.path("target").asText()),
                reason,
                by);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(file);
    }
}
