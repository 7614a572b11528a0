package trading.dist;

import java.io.IOException;
import java.nio.file.Path;
import trading.engine.core.TradingCore;
import trading.engine.journal.JournalReader;
import trading.engine.journal.Storage;
import trading.engine.message.CommandCodec;

/// The state that a journal makes when it is decided again from its first command, with no snapshot.
record Replay(long sequence, String stateHash) {

    static Replay fromZero(Path journal, long lastSequence) throws IOException {
        TradingCore core = new TradingCore();
        long[] last = {0};
        JournalReader.open(Storage.in(journal)).forEach(1, (sequence, timeNanos, buffer, offset, length) -> {
            if (sequence <= lastSequence) {
                core.decide(sequence, timeNanos, CommandCodec.decode(buffer, offset, length), report -> {});
                last[0] = sequence;
            }
        });
        core.verify(); // money is conserved, what is locked is reserved, positions are the sums of their trades
        return new Replay(last[0], core.stateHash());
    }
}
