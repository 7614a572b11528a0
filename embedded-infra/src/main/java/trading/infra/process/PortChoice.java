package trading.infra.process;

import java.io.IOException;
import java.net.ServerSocket;

/// Which port of 127.0.0.1 a service takes: exactly `number`, or with `auto` the first free one from there
/// on. `auto` from 0 leaves it to the operating system.
public record PortChoice(int number, boolean auto) {
    private static final int TRIES = 100;

    public PortChoice {
        if (number < (auto ? 0 : 1) || number > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535: port=" + number);
        }
    }

    public static PortChoice fixed(int number) {
        return new PortChoice(number, false);
    }

    public static PortChoice auto(int from) {
        return new PortChoice(from, true);
    }

    /// A port that was free a moment ago.
    ///
    /// @throws PortInUseException naming the holder, when the number is fixed and taken
    public int resolve(String service) {
        int last = auto && number > 0 ? Math.min(65_535, number + TRIES) : number;
        for (int port = number; port <= last; port++) {
            int free = bind(port);
            if (free > 0) {
                return free;
            }
        }
        int free = auto ? bind(0) : 0;
        if (free > 0) {
            return free;
        }
        throw new PortInUseException(service, number, PortHolder.of(number).orElse(null));
    }

    private static int bind(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(Loopback.at(port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
