package trading.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayState;
import trading.engine.gateway.GatewayTimes;
import trading.engine.gateway.ReportHandler;
import trading.engine.model.DenyCode;

/// The gateway's figures: what was decided, what was refused, and how far each reader is behind.
public final class GatewayMeters implements MeterBinder {
    private final ExecutionGateway gateway;
    private final ReportCounts counts;
    private final Map<String, ? extends ReportHandler> handlers;

    /// `handlers` by the name that their lag is shown under.
    public GatewayMeters(ExecutionGateway gateway, ReportCounts counts, Map<String, ? extends ReportHandler> handlers) {
        this.gateway = gateway;
        this.counts = counts;
        this.handlers = Map.copyOf(handlers);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("trading.gateway.sequence", gateway, ExecutionGateway::lastSequence)
                .description("The last sequence that was given to a command")
                .register(registry);
        Gauge.builder("trading.gateway.ring.remaining", gateway, ExecutionGateway::remainingCapacity)
                .description("Free slots of the ring")
                .register(registry);
        Gauge.builder("trading.gateway.running", gateway, g -> g.state() == GatewayState.RUNNING ? 1 : 0)
                .description("1 while commands are taken")
                .register(registry);
        FunctionCounter.builder("trading.gateway.commands", counts, ReportCounts::commands)
                .description("Commands decided since the start")
                .register(registry);
        FunctionCounter.builder("trading.gateway.fills", counts, ReportCounts::fills)
                .description("Fills of traders' orders since the start")
                .register(registry);
        FunctionCounter.builder("trading.gateway.orders", counts, ReportCounts::orders)
                .description("Orders accepted from traders since the start")
                .register(registry);
        for (DenyCode code : DenyCode.values()) {
            FunctionCounter.builder("trading.gateway.denials", counts, c -> c.denials(code))
                    .description("Commands of traders refused by risk since the start")
                    .tag("code", code.name())
                    .register(registry);
        }
        FunctionCounter.builder("trading.gateway.handler.errors", gateway, ExecutionGateway::handlerErrors)
                .description("Exceptions that readers have thrown")
                .register(registry);
        GatewayTimes times = gateway.times();
        new DurationHistogram(
                        "trading_gateway_order_latency_seconds",
                        "An order, amendment or cancel, from its place in the ring to its reports and its answer",
                        times.orderToReport())
                .bindTo(registry);
        new DurationHistogram(
                        "trading_gateway_ring_wait_seconds",
                        "From a command's place in the ring to the journal's batch",
                        times.ringWait())
                .bindTo(registry);
        new DurationHistogram(
                        "trading_journal_force_seconds", "Each force of the journal to disk", times.journalForce())
                .bindTo(registry);
        handlers.forEach((name, handler) -> Gauge.builder(
                        "trading.gateway.handler.lag",
                        gateway,
                        g -> Math.max(0, g.lastSequence() - g.sequenceOf(handler)))
                .description("Sequences that a reader is behind")
                .tag("handler", name)
                .register(registry));
    }
}
