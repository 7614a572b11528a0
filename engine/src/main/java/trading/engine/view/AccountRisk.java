package trading.engine.view;

import java.util.List;
import java.util.Optional;
import trading.engine.model.Equity;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;
import trading.engine.model.StateReason;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;

/// What an account may do right now, and what bounds it. `text` and `by`: why the state is so and who set
/// it, empty when nobody has.
public record AccountRisk(
        int account,
        TradingState state,
        StateReason reason,
        String text,
        String by,
        RiskLimits limits,
        Optional<Equity> equity,
        List<TradingLock> locks,
        List<Protection> protections,
        AccountAllowances allowances) {}
