package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.Contingency;

/// Orders that depend on each other. The legs of an OCO or OUO list, and the children of a bracket, share what they
/// commit: only one
/// of them can be filled.
final class OrderList {
    final long listId;
    final Contingency contingency;
    final List<LiveOrder> orders = new ArrayList<>();
    final Commitment shared = new Commitment();

    OrderList(long listId, Contingency contingency) {
        this.listId = listId;
        this.contingency = contingency;
    }

    boolean hasParent() {
        return contingency == Contingency.OTO || contingency == Contingency.BRACKET;
    }

    boolean isParent(LiveOrder order) {
        return hasParent() && orders.getFirst() == order;
    }

    /// Whether it is one of those of which only one can be filled.
    boolean shares(LiveOrder order) {
        return contingency != Contingency.OTO && !isParent(order);
    }

    boolean hasEnded() {
        for (int i = 0; i < orders.size(); i++) {
            if (!orders.get(i).hasEnded()) {
                return false;
            }
        }
        return true;
    }
}
