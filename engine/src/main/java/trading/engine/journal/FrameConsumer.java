package trading.engine.journal;

import org.agrona.DirectBuffer;

/// Takes the commands of the journal, one after the other. The bytes are only good during the call.
@FunctionalInterface
public interface FrameConsumer {
    void onFrame(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length);
}
