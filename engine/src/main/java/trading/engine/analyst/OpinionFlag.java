package trading.engine.analyst;

/// What a reader of an opinion must know about it.
public enum OpinionFlag {
    /// The model may have learned what came after the time that it was asked about.
    BEFORE_TRAINING_CUT_OFF,
    /// Nobody said when the model's training ended, so nobody knows what it had seen.
    TRAINING_CUT_OFF_UNKNOWN,
    /// The rules answered in place of the model; [Opinion#fellBackFor()] says why.
    FALL_BACK,
    /// The same question was answered before within its bar.
    KEPT,
    /// Taken from the journal of earlier calls.
    REPLAYED
}
