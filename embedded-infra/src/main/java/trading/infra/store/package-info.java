/// What the desk did, kept for people: PostgreSQL for everything, Redis for the latest.
///
/// ```text
/// ring thread ──▶ PostgresRecorder ──▶ PendingRows (bounded) ──▶ writer thread ──▶ one transaction:
///                                                                 last sequence + rows, few by arrays, many by COPY
/// ring thread ──▶ RedisWriter ───────▶ latest per key (bounded) ──▶ writer thread ──▶ SET, pipelined
/// web threads ──▶ OrderQueries, TradeQueries, RiskQueries, … ──▶ connection pool
/// ```
/// Both are projections of the journal: whatever is lost here is made again from it. The launcher opens one
/// [Store] and one [RedisWriter]; the gateway calls the two handlers, the web server the queries.
@NullMarked
package trading.infra.store;

import org.jspecify.annotations.NullMarked;
