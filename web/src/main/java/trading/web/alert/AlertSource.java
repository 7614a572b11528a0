package trading.web.alert;

import java.util.List;

/// Finds conditions. Asked once a second by the alert desk's thread; must not wait.
@FunctionalInterface
public interface AlertSource {
    List<Condition> conditions(long nowNanos);
}
