package trading.web.exchange.stream;

import java.util.List;
import trading.engine.message.Report;

/// All reports of one command.
record Batch(long sequence, long timeNanos, List<Report> reports) {}
