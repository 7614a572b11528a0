package trading.web.pattern;

import trading.engine.pattern.PatternBias;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.PatternKind;

/// A pattern that can be seen; `text` is what it is said to mean.
record PatternKindJson(String kind, String title, PatternGroup group, PatternBias bias, String text) {
    static PatternKindJson of(PatternKind kind) {
        return new PatternKindJson(kind.name(), kind.title(), kind.group(), kind.bias(), kind.text());
    }
}
