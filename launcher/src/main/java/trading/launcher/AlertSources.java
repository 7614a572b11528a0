package trading.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.ReportHandler;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.strategy.host.StrategyStatus;
import trading.launcher.db.BackupDesk;
import trading.launcher.db.BackupSource;
import trading.launcher.service.ServiceBoard;
import trading.web.alert.AcknowledgementFile;
import trading.web.alert.AlertDesk;
import trading.web.alert.AlertSource;
import trading.web.alert.ChannelPlan;
import trading.web.alert.MarketSource;
import trading.web.alert.ProgramSource;
import trading.web.alert.ReaderSource;
import trading.web.alert.RiskSource;
import trading.web.audit.AuditSource;
import trading.web.drift.DriftDesk;
import trading.web.drift.DriftSource;
import trading.web.stream.StreamHub;

/// Where the alerts of the whole product come from.
final class AlertSources {
    private final ExecutionGateway gateway;
    private final List<AlertSource> sources;
    private final Map<String, LongSupplier> behind = new HashMap<>();

    private AlertSources(ExecutionGateway gateway, List<AlertSource> sources) {
        this.gateway = gateway;
        this.sources = sources;
    }

    static AlertSources of(
            ExecutionGateway gateway,
            StreamHub stream,
            Orchestrator orchestrator,
            ServiceBoard board,
            Instance instance,
            DriftDesk drift,
            BackupDesk backups) {
        return new AlertSources(
                gateway,
                List.of(
                        new MarketSource(gateway.view(), stream.activity(), instance::marketPatience),
                        new RiskSource(gateway.view(), stream.activity()),
                        new ProgramSource(() -> disabled(orchestrator), board),
                        new DriftSource(drift),
                        new BackupSource(backups),
                        new AuditSource()));
    }

    private static List<ProgramSource.DisabledStrategy> disabled(Orchestrator orchestrator) {
        return orchestrator.states().stream()
                .filter(state -> state.status() == StrategyStatus.DISABLED)
                .map(state -> new ProgramSource.DisabledStrategy(
                        state.name() + " " + state.symbol() + " "
                                + state.frame().text(),
                        state.statusReason()))
                .toList();
    }

    /// A reader that stores by itself what it was given: `commands` that it has not stored yet.
    AlertSources behind(String name, LongSupplier commands) {
        behind.put(name, commands);
        return this;
    }

    /// A reader that is done with what it was given.
    AlertSources behind(String name, ReportHandler reader) {
        return behind(name, () -> gateway.lastSequence() - gateway.sequenceOf(reader));
    }

    AlertDesk start(List<ChannelPlan> channels, AcknowledgementFile acknowledgements) {
        List<AlertSource> all = new ArrayList<>(sources);
        all.add(new ReaderSource(gateway, behind));
        return AlertDesk.start(all, channels, acknowledgements);
    }
}
