package trading.infra.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import trading.engine.model.Side;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Outcome;

/// The table `decisions`. Told again, a decision's later word takes the place of the one before.
final class DecisionTable {
    static final String STORE = """
            INSERT INTO decisions (strategy, symbol, id, version, sequence, decided_nanos, bar_open_nanos, action, outcome,
                side, quantity_lots, price_ticks, stop_loss_ticks, take_profit_ticks, confidence, client_order_id, trade_id,
                reason, detail, words, evidence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (strategy, symbol, id) DO UPDATE SET
                version = excluded.version, sequence = excluded.sequence, decided_nanos = excluded.decided_nanos,
                bar_open_nanos = excluded.bar_open_nanos, action = excluded.action, outcome = excluded.outcome,
                side = excluded.side, quantity_lots = excluded.quantity_lots, price_ticks = excluded.price_ticks,
                stop_loss_ticks = excluded.stop_loss_ticks, take_profit_ticks = excluded.take_profit_ticks,
                confidence = excluded.confidence, client_order_id = excluded.client_order_id,
                trade_id = excluded.trade_id, reason = excluded.reason, detail = excluded.detail, words = excluded.words,
                evidence = excluded.evidence
            """;

    private DecisionTable() {}

    static void bind(PreparedStatement row, Decision decision) throws SQLException {
        row.setString(1, text(decision.strategy()));
        row.setString(2, text(decision.symbol()));
        row.setString(3, text(decision.id()));
        row.setString(4, text(decision.version()));
        row.setLong(5, decision.sequence());
        row.setLong(6, decision.timeNanos());
        row.setLong(7, decision.barOpenNanos());
        row.setString(8, decision.action().name());
        row.setString(9, decision.outcome().name());
        row.setString(10, decision.side().name());
        row.setLong(11, decision.quantity());
        longOrNull(row, 12, decision.price());
        longOrNull(row, 13, decision.stopLossPrice());
        longOrNull(row, 14, decision.takeProfitPrice());
        row.setDouble(15, decision.confidence());
        row.setString(16, decision.clientOrderId().isEmpty() ? null : text(decision.clientOrderId()));
        longOrNull(row, 17, decision.tradeId());
        row.setString(18, text(decision.reason()));
        row.setString(19, text(decision.detail()));
        row.setString(20, text(decision.words()));
        row.setString(21, EvidenceText.of(decision.evidence()));
    }

    private static void longOrNull(PreparedStatement row, int place, long value) throws SQLException {
        if (value == 0) {
            row.setNull(place, Types.BIGINT);
        } else {
            row.setLong(place, value);
        }
    }

    /// As PostgreSQL can hold it: without NUL and without half of a character.
    static String text(String any) {
        return new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    static Decision read(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("id"),
                row.getLong("sequence"),
                row.getLong("decided_nanos"),
                row.getString("strategy"),
                row.getString("version"),
                row.getString("symbol"),
                row.getLong("bar_open_nanos"),
                Action.valueOf(row.getString("action")),
                Outcome.valueOf(row.getString("outcome")),
                Side.valueOf(row.getString("side")),
                row.getLong("quantity_lots"),
                row.getLong("price_ticks"),
                row.getLong("stop_loss_ticks"),
                row.getLong("take_profit_ticks"),
                row.getDouble("confidence"),
                Nulls.text(row, "client_order_id"),
                row.getLong("trade_id"),
                row.getString("reason"),
                row.getString("detail"),
                EvidenceText.read(row.getString("evidence")));
    }
}
