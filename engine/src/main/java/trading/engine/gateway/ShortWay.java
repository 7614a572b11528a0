package trading.engine.gateway;

/// The way of a few commands that come alone: who has made them durable decides, shows and answers them on the
/// same thread, as long as the stages behind have nothing else to do. Each handing over to a thread that sleeps
/// costs a good part of what a force does.
///
/// The stages behind pass such commands over. What a stage is at work on, or has still before it, goes the long way,
/// and so does what comes next.
final class ShortWay {
    /// More are worth a thread of their own.
    static final int USUAL = 8;

    /// Every command goes the long way.
    static final int NEVER = 0;

    private final DecideStage decide;
    private final AnswerStage answer;
    private final Slot[] batch;
    private int count;

    /// For batches of that many commands `atMost`.
    ShortWay(DecideStage decide, AnswerStage answer, int atMost) {
        this.decide = decide;
        this.answer = answer;
        this.batch = new Slot[atMost];
    }

    void add(Slot slot) {
        if (count < batch.length) {
            batch[count] = slot;
        }
        count++;
    }

    /// All that was added since the last time is durable.
    void go() {
        int added = count;
        count = 0;
        if (added <= batch.length && decide.decideNow(batch, added)) {
            answer.answerNow(batch, added);
        }
    }
}
