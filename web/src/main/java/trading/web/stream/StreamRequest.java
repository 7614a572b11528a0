package trading.web.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client says: `subscribe` or `unsubscribe` with channels, or `ping`.
record StreamRequest(String op, @Nullable List<String> channels) {}
