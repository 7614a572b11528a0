package trading.web.alert;

import org.jspecify.annotations.Nullable;

/// Whether a channel took a test; `reason`: why it did not, null when it did. That it was taken does not say that a
/// person has read it.
public record TestedAlertJson(
        String channel, boolean taken, @Nullable String reason) {}
