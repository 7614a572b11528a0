package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.Contingency;

/// Orders that depend on each other.
final class PlainList {
    final long listId;
    final Contingency contingency;
    final List<SubmitOrder> sent;
    final List<PlainOrder> orders = new ArrayList<>();

    /// For those together of which only one can be filled.
    BigInteger locked = BigInteger.ZERO;

    PlainList(long listId, Contingency contingency, List<SubmitOrder> sent) {
        this.listId = listId;
        this.contingency = contingency;
        this.sent = List.copyOf(sent);
    }

    static boolean hasParent(Contingency contingency) {
        return contingency == Contingency.OTO || contingency == Contingency.BRACKET;
    }

    boolean isOf(Contingency otherContingency, List<SubmitOrder> others) {
        return contingency == otherContingency && sent.equals(others);
    }

    boolean isParent(PlainOrder order) {
        return hasParent(contingency) && orders.getFirst() == order;
    }
}
