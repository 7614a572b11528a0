/// What strategies did, against what the backtester makes of the same market: `/api/drift`.
///
/// ```text
/// once a day ──┐
/// POST ────────┴──▶ DriftDesk ──one at a time, low priority──▶ DriftRun ──▶ data/drift/2024-01-31.json
///                      │                                                          │
/// GET /api/drift ◀─────┴── DriftSource ──▶ alert, while the newest has differences
/// ```
@NullMarked
package trading.web.drift;

import org.jspecify.annotations.NullMarked;
