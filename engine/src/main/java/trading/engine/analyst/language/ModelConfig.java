package trading.engine.analyst.language;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which model is asked, where, and for how long.
///
/// `baseUrl` ends before `/chat/completions` or `/messages`. `trainingCutOffNanos`: null when it is not known.
/// `answerBytes`: an answer that is larger is broken off while it is read.
public record ModelConfig(
        Provider provider,
        URI baseUrl,
        String model,
        @Nullable ApiKey key,
        @Nullable Long trainingCutOffNanos,
        int mostOutputTokens,
        Duration deadline,
        int answerBytes) {

    /// An answer of more than that is none, and its record would be too long a line.
    private static final int MOST_ANSWER_BYTES = 1 << 20;

    public ModelConfig {
        if (model.isBlank()
                || mostOutputTokens < 1
                || answerBytes < 1
                || answerBytes > MOST_ANSWER_BYTES
                || !deadline.isPositive()) {
            throw new IllegalArgumentException("model: name=" + model + " mostOutputTokens=" + mostOutputTokens
                    + " answerBytes=" + answerBytes + " deadline=" + deadline);
        }
    }
}
