package trading.engine.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.message.Command;
import trading.engine.model.ExitReason;

class MemoryFileTest {
    private static final Command CLOSE = new Command.CloseTrade(1, 7, ExitReason.SIGNAL);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("strategy-memory");
    }

    @Test
    void the_newest_memory_of_each_seat_is_there_after_a_restart() throws Exception {
        try (MemoryFile memory = MemoryFile.open(file)) {
            memory.write("dca:BTCUSDT", 5, Map.of("next", "l:1"), List.of());
            memory.write("grid:ETHUSDT", 6, Map.of("anchor", "l:2"), List.of());
            memory.write("dca:BTCUSDT", 7, Map.of("next", "l:3", "word", "t:ä"), List.of(CLOSE));
        }
        try (MemoryFile memory = MemoryFile.open(file)) {
            assertThat(memory.read("dca:BTCUSDT").orElseThrow().memory())
                    .isEqualTo(Map.of("next", "l:3", "word", "t:ä"));
            assertThat(memory.read("dca:BTCUSDT").orElseThrow().unsent()).containsExactly(CLOSE);
            assertThat(memory.read("grid:ETHUSDT").orElseThrow().timeNanos()).isEqualTo(6);
            assertThat(memory.read("ema-cross:BTCUSDT")).isEmpty();
        }
    }

    @Test
    void orders_that_were_sent_are_not_there_to_be_sent_again() throws Exception {
        try (MemoryFile memory = MemoryFile.open(file)) {
            memory.write("dca:BTCUSDT", 5, Map.of("next", "l:1"), List.of(CLOSE));
            memory.sent("dca:BTCUSDT");
        }
        try (MemoryFile memory = MemoryFile.open(file)) {
            assertThat(memory.read("dca:BTCUSDT").orElseThrow().unsent()).isEmpty();
            assertThat(memory.read("dca:BTCUSDT").orElseThrow().memory()).isEqualTo(Map.of("next", "l:1"));
        }
    }

    @Test
    void whatever_a_crash_left_of_the_last_frame_the_one_before_counts() throws Exception {
        Path torn = directory.resolve("torn");
        int whole;
        try (MemoryFile memory = MemoryFile.open(torn)) {
            memory.write("dca:BTCUSDT", 5, Map.of("next", "l:1"), List.of());
            whole = (int) Files.size(torn);
            memory.write("dca:BTCUSDT", 6, Map.of("next", "l:2"), List.of(CLOSE));
        }
        byte[] bytes = Files.readAllBytes(torn);
        for (int length = whole; length < bytes.length; length++) {
            Files.write(torn, Arrays.copyOf(bytes, length));
            try (MemoryFile memory = MemoryFile.open(torn)) {
                assertThat(memory.read("dca:BTCUSDT").orElseThrow().memory())
                        .as("cut at byte %d", length)
                        .isEqualTo(Map.of("next", "l:1"));
            }
        }
    }

    @Test
    void damage_before_the_end_stops_the_start() throws Exception {
        try (MemoryFile memory = MemoryFile.open(file)) {
            memory.write("dca:BTCUSDT", 5, Map.of("next", "l:1"), List.of());
            memory.write("dca:BTCUSDT", 6, Map.of("next", "l:2"), List.of());
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[12] ^= 1;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> MemoryFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("byte=0: is damaged");
    }
}
