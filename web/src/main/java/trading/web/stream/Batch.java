package trading.web.stream;

import java.util.List;
import trading.engine.message.Report;

/// All reports of one command.
public record Batch(long sequence, long timeNanos, List<Report> reports) {}
