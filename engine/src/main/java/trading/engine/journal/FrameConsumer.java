package trading.engine.journal;

import org.agrona.DirectBuffer;

/// Takes the commands of the journal, one after the other. The bytes are only good during the call.
@FunctionalInterface
public interface FrameConsumer {
    void onFrame(long sequence, long timeNanos, DirectBuffer buffer, int offset, int length);

    /// The command whose bytes begin at `offset` will be the next one, so that what it needs can be brought
    /// near. May not be called.
    default void comesNext(DirectBuffer buffer, int offset) {}

    /// The same for the one after the next one.
    default void comesAfterNext(DirectBuffer buffer, int offset) {}
}
