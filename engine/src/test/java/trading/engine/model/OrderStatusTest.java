package trading.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An order's life: the one graph that the code declares, and the picture of it in the documentation.
class OrderStatusTest {
    private static final Path PAGE = Path.of("..", "docs", "trading-rules.md");

    @Test
    void a_terminal_status_is_never_left() {
        Set<OrderStatus> terminal = Stream.of(OrderStatus.values())
                .filter(OrderStatus::isTerminal)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrderStatus.class)));
        assertThat(terminal)
                .containsExactlyInAnyOrder(
                        OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.EXPIRED, OrderStatus.REJECTED);
    }

    @Test
    void nothing_comes_before_the_way_to_the_venue_and_a_fill_is_not_undone() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(status.mayBecome(OrderStatus.PENDING_NEW)).isFalse();
            assertThat(status.mayBecome(status)).isFalse();
        }
        assertThat(OrderStatus.PARTIALLY_FILLED.mayBecome(OrderStatus.NEW)).isFalse();
        assertThat(OrderStatus.PARTIALLY_FILLED.mayBecome(OrderStatus.REJECTED)).isFalse();
    }

    @Test
    void the_page_draws_the_graph_that_the_code_declares() throws IOException {
        assumeThat(PAGE).exists();
        assertThat(Files.readString(PAGE)).contains(graph());
    }

    private static String graph() {
        StringBuilder lines = new StringBuilder("stateDiagram-v2\n");
        for (OrderStatus from : OrderStatus.values()) {
            for (OrderStatus to : from.next()) {
                lines.append("    ").append(from).append(" --> ").append(to).append('\n');
            }
        }
        return lines.toString();
    }
}
