package trading.engine.orchestrator;

import java.util.List;
import trading.engine.strategy.host.HostConfig;

/// How all strategies were declared from a report on, so that they can be run again over what the journal holds.
///
/// `sequence`: of the last report that they had seen; `timeNanos`: its time, 0 when there was none. `start`: they
/// were opened anew, by a start of the product; else people have changed something.
public record SessionMark(long sequence, long timeNanos, boolean start, HostConfig host, List<SeatMark> seats) {
    public SessionMark {
        seats = List.copyOf(seats);
    }
}
