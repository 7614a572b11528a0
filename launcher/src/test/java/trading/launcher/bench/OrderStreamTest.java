package trading.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderStreamTest {
    private static final StreamShape SHAPE = StreamShape.usual(7, 20_000);

    @TempDir
    Path folder;

    @Test
    void the_same_seed_gives_the_same_stream_to_the_last_byte() throws IOException {
        assertThat(bytes(OrderStream.of(SHAPE))).isEqualTo(bytes(OrderStream.of(SHAPE)));
        assertThat(bytes(OrderStream.of(SHAPE))).isNotEqualTo(bytes(OrderStream.of(StreamShape.usual(8, 20_000))));
    }

    @Test
    void a_stream_survives_its_file() throws IOException {
        OrderStream stream = OrderStream.of(new StreamShape(3, 500, 40, 10, 2));
        stream.write(folder.resolve("stream"));
        OrderStream read = OrderStream.read(folder.resolve("stream"));
        assertThat(read.shape()).isEqualTo(stream.shape());
        assertThat(read.opening()).isEqualTo(stream.opening());
        assertThat(bytes(read)).isEqualTo(bytes(stream));
    }

    @Test
    void another_file_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("other"), new byte[100]);
        assertThatThrownBy(() -> OrderStream.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no stream of orders");
    }

    @Test
    void the_mix_is_nine_percent_takers_and_a_quarter_moves() {
        OrderStream stream = OrderStream.of(SHAPE);
        double takers = share(stream, OrderStream.MARKET) + share(stream, OrderStream.IOC);
        assertThat(takers).isBetween(0.08, 0.10);
        assertThat(share(stream, OrderStream.MOVE)).isBetween(0.23, 0.28);
        assertThat(share(stream, OrderStream.LIMIT)).isBetween(0.30, 0.45);
        assertThat(share(stream, OrderStream.CANCEL)).isBetween(0.20, 0.35);
    }

    @Test
    void the_core_carries_out_every_order_and_the_book_stays_as_full_as_it_was() {
        EngineCommands commands = EngineCommands.of(OrderStream.of(SHAPE));
        CoreUnderTest core = CoreUnderTest.counting(commands);
        for (int index = commands.opening(); index < commands.size(); index++) {
            core.decide(index);
        }
        core.verify();
        assertThat(core.tally().refused()).isZero();
        assertThat(core.tally().matches()).isGreaterThan(1_000);
    }

    @Test
    void many_books_share_the_orders() {
        EngineCommands commands = EngineCommands.of(OrderStream.of(new StreamShape(5, 20_000, 2_000, 100, 50)));
        CoreUnderTest core = CoreUnderTest.counting(commands);
        for (int index = commands.opening(); index < commands.size(); index++) {
            core.decide(index);
        }
        assertThat(core.tally().refused()).isZero();
    }

    private static double share(OrderStream stream, byte kind) {
        long count = 0;
        for (int row = stream.opening(); row < stream.size(); row++) {
            count += stream.kind(row) == kind ? 1 : 0;
        }
        return (double) count / (stream.size() - stream.opening());
    }

    private byte[] bytes(OrderStream stream) throws IOException {
        Path file = Files.createTempFile(folder, "stream", "");
        stream.write(file);
        return Files.readAllBytes(file);
    }
}
