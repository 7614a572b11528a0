package trading.web.strategy;

import java.util.List;

/// A decision, and why it was made, sentence by sentence.
record ExplainedDecisionJson(DecisionJson decision, List<String> explanation) {}
