package trading.engine.view;

import java.util.List;
import java.util.Optional;
import trading.engine.model.FeeRates;
import trading.engine.model.LimitOverride;
import trading.engine.model.Permission;

/// What people allow and forbid an account besides its limits, and what it pays. `permissions`: the lists of
/// instruments, the account's own first; `deadManNanos`: when its dead-man switch goes off, 0 when it is
/// not armed; `rates`: of an account with a table of fees.
public record AccountAllowances(
        List<Permission> permissions,
        List<LimitOverride> overrides,
        long deadManNanos,
        boolean deadManCancelsStops,
        Optional<FeeRates> rates) {}
