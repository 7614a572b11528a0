/// Who may ask at all, from where, and how often: what is decided before a request is looked at.
///
/// ```text
/// socket ─▶ Networks ─▶ ClientAddress ─▶ RateLimiter.address ─▶ (Host, Origin, route, login) ─▶ RateLimiter.principal
///           403         who it is behind  429                                                    429
///                       a trusted proxy
/// ```
@NullMarked
package trading.web.edge;

import org.jspecify.annotations.NullMarked;
