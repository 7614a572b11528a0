package trading.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That everything is measured at all; how fast it is, is nobody's business here.
class MeasurementTest {
    @TempDir
    Path parent;

    private final EngineCommands commands = EngineCommands.of(OrderStream.of(new StreamShape(1, 2_000, 100, 20, 1)));

    @Test
    void the_gateway_takes_the_whole_stream_with_and_without_a_disk() throws Exception {
        assertThat(GatewaySpeed.inMemory(commands)).isPositive();
        try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
            assertThat(GatewaySpeed.durable(folder.fresh(), commands)).isPositive();
        }
        assertThat(leftBehind()).isZero();
    }

    @Test
    void a_memory_that_forgets_holds_a_journal_of_many_segments() throws Exception {
        EngineCommands many = EngineCommands.of(OrderStream.of(new StreamShape(1, 120_000, 100, 20, 1)));
        assertThat(GatewaySpeed.inMemory(many)).isPositive();
    }

    @Test
    void a_start_decides_every_command_of_the_journal_again() throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
            RecoverySpeed speed = RecoverySpeed.measure(folder.fresh(), folder.fresh(), commands);
            assertThat(speed.commands()).isEqualTo(commands.setup().size() + commands.size());
            assertThat(speed.perSecond()).isPositive();
        }
        assertThat(leftBehind()).isZero();
    }

    @Test
    void every_order_is_answered_in_turns_with_the_disk() throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.in(parent);
                DiskForce disk = new DiskForce(folder.path());
                GatewayUnderTest gateway = GatewayUnderTest.durable(folder.fresh())) {
            gateway.open(commands);
            DurableOrder measured =
                    DurableOrder.measure(disk, gateway, commands, commands.opening(), 23, 1_000_000, 5_000_000);
            assertThat(measured.order().count()).isEqualTo(23);
            assertThat(measured.paced().count()).isEqualTo(23);
            assertThat(measured.force().count()).isPositive();
        }
    }

    @Test
    void a_kill_cancels_every_open_order_and_lets_none_out_after_it() throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
            KillSpeed speed = KillSpeed.measure(folder.fresh(), folder.fresh(), 300);
            assertThat(speed.canceled()).isEqualTo(300);
            assertThat(speed.answerNanos()).isPositive();
            assertThat(speed.cancelNanos()).isPositive();
        }
        assertThat(leftBehind()).isZero();
    }

    @Test
    void a_snapshot_is_taken_of_a_state_with_all_the_orders_and_accounts() throws Exception {
        SnapshotPause few = SnapshotPause.measure(100, 10, 3);
        SnapshotPause many = SnapshotPause.measure(1_000, 10, 3);
        assertThat(many.nanos())
                .hasSize(3)
                .allSatisfy(nanos -> assertThat(nanos).isPositive());
        assertThat(List.of(few.openOrders(), many.openOrders())).containsExactly(100, 1_000);
        assertThat(many.bytes()).isGreaterThan(few.bytes() * 2);
        assertThat(SnapshotPause.measure(100, 100, 3).bytes()).isGreaterThan(few.bytes());
    }

    @Test
    void the_decision_has_a_cost() throws Exception {
        DirectCost cost = DirectCost.measure(commands, 1);
        assertThat(cost.median()).isPositive();
        assertThat(cost.p99()).isPositive();
    }

    private long leftBehind() throws IOException {
        try (Stream<Path> left = Files.list(parent)) {
            return left.count();
        }
    }
}
