package trading.launcher.secret;

import java.time.Instant;

/// A value that prints as `***`, and when it was set.
public record Secret(String value, Instant set) {
    @Override
    public String toString() {
        return "***";
    }
}
