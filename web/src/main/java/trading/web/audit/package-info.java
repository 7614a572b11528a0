/// The audit trail as the API shows it, what is refused while it cannot be written, and the alert that says so. Where
/// events come from is [trading.web.security.AuditLog]; the trail itself is in [trading.infra.audit].
@NullMarked
package trading.web.audit;

import org.jspecify.annotations.NullMarked;
