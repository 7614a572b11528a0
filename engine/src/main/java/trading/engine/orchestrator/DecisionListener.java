package trading.engine.orchestrator;

import java.util.List;
import trading.engine.strategy.host.Decision;

/// Is told all decisions, on the gateway's thread for the orchestrator: must not wait, but where it says so.
///
/// The same id may come again, with what became of the decision, or after a crash: the later word holds.
@FunctionalInterface
public interface DecisionListener {
    void decided(Decision decision);

    /// Before the orders of these decisions are sent: true when they will be told of, whatever happens next. May wait
    /// for the disk. Each is told by [#decided] again, as the same object, once it was sent.
    default boolean deciding(List<Decision> decisions) {
        return true;
    }
}
