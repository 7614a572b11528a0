package trading.engine.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trading.engine.position.Account;
import trading.engine.risk.RiskAccount;

/// One account in the core: its money, what risk knows of it, and its open orders, in all and by instrument.
final class Participant {
    final Account account;
    final RiskAccount risk;
    final OpenOrders orders = new OpenOrders();
    private @Nullable InstrumentOrders[] byInstrument = new InstrumentOrders[8];

    Participant(Account account) {
        this.account = account;
        this.risk = new RiskAccount(account);
    }

    InstrumentOrders ordersOf(int instrument) {
        if (instrument >= byInstrument.length) {
            byInstrument = Arrays.copyOf(byInstrument, Math.max(instrument + 1, byInstrument.length * 2));
        }
        InstrumentOrders orders = byInstrument[instrument];
        if (orders == null) {
            orders = new InstrumentOrders();
            byInstrument[instrument] = orders;
        }
        return orders;
    }

    void add(LiveOrder order) {
        orders.add(order);
        ordersOf(order.instrument()).add(order);
        risk.countOpenOrders(1);
    }

    void remove(LiveOrder order) {
        orders.remove(order);
        ordersOf(order.instrument()).remove(order);
        risk.countOpenOrders(-1);
    }
}
