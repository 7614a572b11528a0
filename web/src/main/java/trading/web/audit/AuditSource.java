package trading.web.audit;

import java.util.ArrayList;
import java.util.List;
import trading.web.alert.AlertCode;
import trading.web.alert.AlertSource;
import trading.web.alert.Condition;
import trading.web.security.AuditLog;

/// An audit trail that cannot be written, or that was not what was written when it was opened.
public final class AuditSource implements AlertSource {
    @Override
    public List<Condition> conditions(long nowNanos) {
        List<Condition> found = new ArrayList<>();
        AuditLog.failure()
                .ifPresent(reason -> found.add(new Condition(
                        AlertCode.AUDIT_LOG,
                        "audit log",
                        "The audit log cannot be written, so changes of limits, keys and the like are refused: "
                                + reason,
                        "not written",
                        "written")));
        AuditLog.damage()
                .ifPresent(what -> found.add(new Condition(
                        AlertCode.AUDIT_LOG,
                        "audit log of before",
                        "The audit log was changed by something else and was put aside: " + what,
                        "damaged",
                        "whole")));
        return found;
    }
}
