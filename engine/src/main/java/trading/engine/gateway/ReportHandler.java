package trading.engine.gateway;

import java.util.List;
import trading.engine.message.Report;

/// A reader of what the gateway decided.
///
/// Each handler has a thread of its own and sees every sequence once, in order, without gaps. A handler
/// that is slow holds the ring back once it is a whole ring behind, which callers see as [Answer.Busy]; one
/// that must never do so keeps a queue of its own. An exception is logged with its sequence and counted; it
/// neither stops the handler nor any other.
public interface ReportHandler {
    /// `timeNanos` is the command's time. `endOfBatch`: no further report is waiting right now, so it is a
    /// good moment to flush.
    void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) throws Exception;
}
