package trading.engine.strategy.host;

import org.jspecify.annotations.Nullable;

/// Is told what strategies decide and say, on the thread that runs the host. Must not wait.
public interface HostListener {
    HostListener NONE = new HostListener() {};

    /// A decision, or what became of one that was told before (the same id).
    default void decided(Decision decision) {}

    default void said(String strategy, String symbol, long timeNanos, String text) {}

    /// A strategy was disabled; people should know.
    default void disabled(String strategy, String symbol, long timeNanos, String reason, @Nullable Throwable cause) {}
}
