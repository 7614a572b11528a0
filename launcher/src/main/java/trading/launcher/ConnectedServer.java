package trading.launcher;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import trading.launcher.service.SupervisedChild;

/// A server, there and ready, and how to speak to it: a bundled one as a supervised child, or the user's own, which is
/// neither started nor stopped.
final class ConnectedServer<C, S extends AutoCloseable> implements AutoCloseable {
    private final String name;
    private final C connection;
    private final @Nullable SupervisedChild<S> child;
    private final ToIntFunction<S> portOf;

    /// `child`: null for the user's own.
    ConnectedServer(String name, C connection, @Nullable SupervisedChild<S> child, ToIntFunction<S> portOf) {
        this.name = name;
        this.connection = connection;
        this.child = child;
        this.portOf = portOf;
    }

    C connection() {
        return connection;
    }

    /// The port that the bundled one got; empty for another.
    Optional<Integer> port() {
        return Optional.ofNullable(child).map(bundled -> portOf.applyAsInt(bundled.running()));
    }

    /// Ends it and starts it again; throws what kept it from that, and for a server that is not ours to restart.
    void restart() throws Exception {
        if (child == null) {
            throw new IllegalStateException(name + " is external: restart it where it runs");
        }
        child.restart();
    }

    @Override
    public void close() throws Exception {
        if (child != null) {
            child.close();
        }
    }
}
