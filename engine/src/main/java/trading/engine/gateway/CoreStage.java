package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import java.util.ArrayList;
import java.util.List;

/// Both first stages on one thread: writes a batch down, forces it, then decides it.
final class CoreStage implements EventHandler<Slot> {
    private final JournalStage journal;
    private final DecideStage decide;
    private final List<Slot> batch = new ArrayList<>();

    CoreStage(JournalStage journal, DecideStage decide) {
        this.journal = journal;
        this.decide = decide;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-core");
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        journal.onBatchStart(batchSize, queueDepth);
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
        journal.onEvent(slot, ringSequence, endOfBatch);
        batch.add(slot);
        if (endOfBatch) {
            decide.onBatchStart(batch.size(), 0);
            for (int i = 0; i < batch.size(); i++) {
                decide.onEvent(batch.get(i), ringSequence, i == batch.size() - 1);
            }
            batch.clear();
        }
    }
}
