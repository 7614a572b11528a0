package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.journal.StorageLockedException;
import trading.engine.message.Command;
import trading.engine.message.Report;

class OpenedJournalTest {
    @TempDir
    Path directory;

    private ExecutionGateway start(OpenedJournal opened, ReportHandler... handlers) {
        return ExecutionGateway.start(GatewayConfig.in(directory), System::nanoTime, List.of(handlers), opened);
    }

    @Test
    void a_gateway_goes_on_with_what_was_opened_before_it() throws Exception {
        try (ExecutionGateway gateway = start(OpenedJournal.open(GatewayConfig.in(directory)))) {
            gateway.submit(new Command.AdvanceTime()).get(10, TimeUnit.SECONDS);
        }
        OpenedJournal opened = OpenedJournal.open(GatewayConfig.in(directory));
        assertThatThrownBy(() -> OpenedJournal.open(GatewayConfig.in(directory)))
                .isInstanceOf(StorageLockedException.class);

        try (ExecutionGateway gateway = start(opened)) {
            assertThat(gateway.recovery().lastSequence()).isEqualTo(1);
            assertThat(gateway.recovery().cleanStop()).isTrue();
        }
    }

    @Test
    void what_no_gateway_was_started_with_is_let_go_of_as_it_is() throws Exception {
        OpenedJournal.open(GatewayConfig.in(directory)).close();

        try (ExecutionGateway gateway = start(OpenedJournal.open(GatewayConfig.in(directory)))) {
            assertThat(gateway.recovery().lastSequence()).isZero();
        }
    }

    @Test
    void a_gateway_that_does_not_start_lets_go_of_it() throws Exception {
        assertThatThrownBy(() -> start(OpenedJournal.open(GatewayConfig.in(directory)), new Ahead()))
                .isInstanceOf(ProjectionAheadException.class);

        OpenedJournal.open(GatewayConfig.in(directory)).close();
    }

    private static final class Ahead implements Projection {
        @Override
        public long lastStoredSequence() {
            return 7;
        }

        @Override
        public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {}
    }
}
