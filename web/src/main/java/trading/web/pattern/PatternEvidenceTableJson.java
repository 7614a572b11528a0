package trading.web.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The evidence of one instrument and frame, out of `bars` bars; `asOf` null before anything was seen.
record PatternEvidenceTableJson(
        String symbol, String frame, @Nullable String asOf, long bars, List<PatternEvidenceJson> rows) {}
