package trading.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import trading.engine.model.Side;

class StateReaderTest {
    private static byte[] written() {
        StateWriter writer = new StateWriter();
        writer.putInt(-7);
        writer.putText("Grüße");
        writer.putEnum(Side.SELL);
        writer.putBoolean(true);
        writer.putLong(Long.MIN_VALUE);
        return writer.toBytes();
    }

    private static void read(byte[] bytes) {
        StateReader reader = new StateReader(bytes);
        assertThat(reader.readInt()).isEqualTo(-7);
        assertThat(reader.readText()).isEqualTo("Grüße");
        assertThat(reader.readEnum(Side.values())).isEqualTo(Side.SELL);
        assertThat(reader.readBoolean()).isTrue();
        assertThat(reader.readLong()).isEqualTo(Long.MIN_VALUE);
        reader.end();
    }

    @Test
    void what_was_written_is_read() {
        read(written());
    }

    @Test
    void bytes_that_end_anywhere_too_early_are_refused() {
        byte[] bytes = written();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_byte_too_many_is_refused() {
        byte[] longer = Arrays.copyOf(written(), written().length + 1);
        assertThatThrownBy(() -> read(longer)).isInstanceOf(IllegalArgumentException.class);
    }
}
