package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trading.engine.model.AccountKind;
import trading.engine.model.RiskLimits;

/// An account: its terms, its money in all, and what it has earned by instrument.
final class PlainAccount {
    final int id;
    final AccountKind kind;
    String name = "";
    int makerFeePpm;
    int takerFeePpm;
    RiskLimits limits = new RiskLimits(1, 1, 1, 1);
    final Map<String, BigInteger> money = new HashMap<>();
    final Set<String> depositReferences = new HashSet<>();
    /// The orders that were accepted by the client order id that came with them.
    final Map<String, PlainOrder> accepted = new HashMap<>();
    /// In the order in which they opened.
    final List<PlainTrade> openTrades = new ArrayList<>();
    final Map<Integer, BigInteger> grossPnl = new HashMap<>();
    final Map<Integer, BigInteger> fees = new HashMap<>();

    PlainAccount(int id, AccountKind kind) {
        this.id = id;
        this.kind = kind;
    }

    boolean isLiquidity() {
        return kind == AccountKind.LIQUIDITY;
    }

    int highestFeePpm() {
        return Math.max(0, Math.max(makerFeePpm, takerFeePpm));
    }

    BigInteger total(String asset) {
        return money.getOrDefault(asset, BigInteger.ZERO);
    }

    void add(String asset, BigInteger amount) {
        money.merge(asset, amount, BigInteger::add);
    }
}
