package trading.infra.process;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The port that a service was told to use is taken.
public final class PortInUseException extends ServiceStartException {
    private static final long serialVersionUID = 1L;

    private final int port;
    private final transient @Nullable PortHolder holder;

    /// `holder` is null where the operating system does not tell.
    public PortInUseException(String service, int port, @Nullable PortHolder holder) {
        super(service, reason(port, holder), solutions(service, port, holder));
        this.port = port;
        this.holder = holder;
    }

    public int port() {
        return port;
    }

    public @Nullable PortHolder holder() {
        return holder;
    }

    @Override
    public int exitCode() {
        return 75;
    }

    private static String reason(int port, @Nullable PortHolder holder) {
        return "port " + port + " is already in use by "
                + (holder == null ? "another program" : holder.name() + " (pid " + holder.pid() + ")");
    }

    private static List<String> solutions(String service, int port, @Nullable PortHolder holder) {
        String topic = topicOf(service);
        String stop = holder == null
                ? "Stop the program that listens there: ss -ltnp 'sport = :" + port + "' names it"
                : "Stop the other " + holder.name() + ": kill " + holder.pid();
        return List.of(
                stop,
                "Use another port: " + topic.toUpperCase(Locale.ROOT) + "_PORT=" + (port + 1) + " in .env",
                "Let Trading choose: trading start --" + topic + "-port auto");
    }
}
