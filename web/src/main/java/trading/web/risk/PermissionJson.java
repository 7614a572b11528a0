package trading.web.risk;

import java.util.List;
import trading.engine.model.Permission;
import trading.engine.view.LiveView;

/// A list of what may be traded; an empty `strategy` means the account itself.
record PermissionJson(String strategy, List<String> symbols, String reason, String by) {
    static PermissionJson of(Permission permission, LiveView view) {
        return new PermissionJson(
                permission.strategy(),
                permission.instruments().stream()
                        .map(id -> view.instrument(id).symbol())
                        .toList(),
                permission.reason(),
                permission.by());
    }
}
