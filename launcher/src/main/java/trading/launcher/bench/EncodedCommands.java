package trading.launcher.bench;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;

/// Commands as bytes, one after the other.
final class EncodedCommands {
    private final ExpandableDirectByteBuffer bytes = new ExpandableDirectByteBuffer(1 << 20);
    private final int[] offsets;

    private EncodedCommands(int count) {
        this.offsets = new int[count + 1];
    }

    static EncodedCommands of(Command[] commands) {
        EncodedCommands encoded = new EncodedCommands(commands.length);
        for (int index = 0; index < commands.length; index++) {
            int at = encoded.offsets[index];
            encoded.offsets[index + 1] = at + CommandCodec.encode(commands[index], encoded.bytes, at);
        }
        return encoded;
    }

    DirectBuffer bytes() {
        return bytes;
    }

    int offset(int index) {
        return offsets[index];
    }

    int length(int index) {
        return offsets[index + 1] - offsets[index];
    }
}
