package trading.engine.view;

import trading.engine.message.Report;

/// A refusal, with when it was.
public record Denial(long sequence, long timeNanos, Report.Denied denied) {}
