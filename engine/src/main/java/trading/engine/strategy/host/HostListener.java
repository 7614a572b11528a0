package trading.engine.strategy.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is told what strategies decide and say, on the thread that runs the host. Must not wait, but where it says so.
public interface HostListener {
    HostListener NONE = new HostListener() {};

    /// Decisions whose orders are sent next, unless this says false, which must then have reasons that pass: entries
    /// are given up, what only makes positions smaller is sent all the same. May wait for the disk.
    default boolean deciding(List<Decision> decisions) {
        return true;
    }

    /// A decision, or what became of one that was told before (the same id).
    default void decided(Decision decision) {}

    default void said(String strategy, String symbol, long timeNanos, String text) {}

    /// A strategy was disabled; people should know.
    default void disabled(String strategy, String symbol, long timeNanos, String reason, @Nullable Throwable cause) {}
}
