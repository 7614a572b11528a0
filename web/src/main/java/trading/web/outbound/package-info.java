/// Addresses that somebody configured and that this product then asks by itself: what keeps them from being a way into
/// the network that it stands in (server-side request forgery).
///
/// ```text
/// configuration ─▶ OutgoingAddress.objection      what the address itself shows: scheme, user, literal addresses
/// each request  ─▶ OutgoingAddress.check          what its name means right now
/// the connect   ─▶ GuardedResolver                the same answer for whoever asks next, however it flips
/// ```
@NullMarked
package trading.web.outbound;

import org.jspecify.annotations.NullMarked;
