package trading.web.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;

/// Counts what passes by. One writer, any reader.
public final class ReportCounts {
    private final LongAdder commands = new LongAdder();
    private final LongAdder orders = new LongAdder();
    private final LongAdder fills = new LongAdder();
    private final Map<DenyCode, LongAdder> denials = new EnumMap<>(DenyCode.class);

    public ReportCounts() {
        for (DenyCode code : DenyCode.values()) {
            denials.put(code, new LongAdder());
        }
    }

    /// The reports of one command.
    public void count(List<Report> reports) {
        commands.increment();
        for (Report report : reports) {
            if (report instanceof Report.OfAccount ofAccount && !ofAccount.liquidity()) {
                count(ofAccount);
            }
        }
    }

    private void count(Report.OfAccount report) {
        switch (report) {
            case Report.Accepted accepted -> orders.increment();
            case Report.Filled filled -> fills.increment();
            case Report.Denied denied -> adder(denied.code()).increment();
            default -> {}
        }
    }

    long commands() {
        return commands.sum();
    }

    long orders() {
        return orders.sum();
    }

    long fills() {
        return fills.sum();
    }

    private LongAdder adder(DenyCode code) {
        return Objects.requireNonNull(denials.get(code));
    }

    long denials(DenyCode code) {
        return adder(code).sum();
    }
}
