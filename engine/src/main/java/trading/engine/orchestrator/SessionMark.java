package trading.engine.orchestrator;

import java.util.List;
import trading.engine.strategy.host.HostConfig;

/// How all strategies were declared from a report on, so that they can be run again over what the journal holds.
///
/// `sequence`: of the last report that they had seen, or that was there before the gateway's start; `timeNanos`: of the
/// last report that they had seen, or the gateway's when there was none since its start; 0 when it was not known.
/// `start`: they
/// were opened anew, by a start of the product; else people have changed something.
public record SessionMark(long sequence, long timeNanos, boolean start, HostConfig host, List<SeatMark> seats) {
    public SessionMark {
        seats = List.copyOf(seats);
    }
}
