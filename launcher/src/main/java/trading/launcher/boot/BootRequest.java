package trading.launcher.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the service is to run.
///
/// @param image   the folder of the program
/// @param data    the data folder; null for the one that services have on this system
/// @param user    as whom, on Linux; made where there is none
/// @param listen  the address that the API listens on; null for loopback
/// @param apiPort null for the configured one
/// @param start   whether it is started at once, too
public record BootRequest(
        Path image,
        @Nullable Path data,
        String user,
        @Nullable String listen,
        @Nullable String apiPort,
        boolean start) {
    /// What the product is started with, besides `start --headless --data-dir DATA`.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Optional.ofNullable(listen).ifPresent(address -> arguments.addAll(List.of("--listen", address)));
        Optional.ofNullable(apiPort).ifPresent(port -> arguments.addAll(List.of("--api-port", port)));
        return arguments;
    }

    /// The port of the API as far as it is known here.
    String shownPort() {
        return Objects.requireNonNullElse(apiPort, "8000");
    }

    /// Whether others than this machine are to reach it.
    boolean listensBeyondLoopback() {
        return listen != null && !listen.startsWith("127.") && !listen.equals("::1") && !listen.equals("localhost");
    }
}
