package trading.engine.analyst.language;

import trading.engine.analyst.FailureCode;

/// What went wrong with a call. `free`: the provider cannot have charged for it.
record Fault(FailureCode code, String text, boolean free) {}
