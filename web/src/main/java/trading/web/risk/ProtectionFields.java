package trading.web.risk;

import trading.engine.model.ProtectionKind;

/// Which fields a kind of protection has besides its lock.
record ProtectionFields(boolean lookback, boolean trades, boolean threshold) {
    static ProtectionFields of(ProtectionKind kind) {
        return switch (kind) {
            case STOP_LOSS_GUARD -> new ProtectionFields(true, true, false);
            case MAX_DRAWDOWN -> new ProtectionFields(true, false, true);
            case LOW_PROFIT -> new ProtectionFields(true, true, true);
            case COOLDOWN -> new ProtectionFields(false, false, false);
        };
    }
}
