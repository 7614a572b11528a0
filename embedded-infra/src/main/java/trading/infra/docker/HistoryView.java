package trading.infra.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What old trades, orders, positions and bars are called here: a view with our names over a table whose
/// columns are recognised by the names that such systems give them.
@SuppressWarnings("ImmutableEnumChecker") // its lists and maps are made by List.of and Map.of
enum HistoryView {
    TRADES(
            List.of("trades", "trade", "trade_history", "closed_trades"),
            List.of("symbol", "quantity"),
            Map.ofEntries(
                    Map.entry("id", List.of("id", "trade_id")),
                    Map.entry("symbol", Names.SYMBOL),
                    Map.entry("side", Names.SIDE),
                    Map.entry("quantity", Names.QUANTITY),
                    Map.entry("entry_price", List.of("entry_price", "open_price", "executed_price", "price")),
                    Map.entry("exit_price", List.of("exit_price", "close_price")),
                    Map.entry(
                            "opened",
                            List.of("entry_time", "opened_at", "open_time", "executed_at", "timestamp", "created_at")),
                    Map.entry("closed", List.of("exit_time", "closed_at", "close_time")),
                    Map.entry("profit", List.of("realized_pnl", "pnl", "profit_loss", "profit")),
                    Map.entry("fees", List.of("commission", "fees", "fee")),
                    Map.entry("strategy", Names.STRATEGY))),
    ORDERS(
            List.of("orders", "order", "order_history"),
            List.of("symbol", "quantity"),
            Map.ofEntries(
                    Map.entry("id", List.of("id", "order_id")),
                    Map.entry("symbol", Names.SYMBOL),
                    Map.entry("side", Names.SIDE),
                    Map.entry("type", List.of("order_type", "type")),
                    Map.entry("quantity", Names.QUANTITY),
                    Map.entry(
                            "filled_quantity", List.of("filled_quantity", "filled_qty", "executed_quantity", "filled")),
                    Map.entry("limit_price", List.of("limit_price", "price")),
                    Map.entry("stop_price", List.of("stop_price", "trigger_price")),
                    Map.entry("average_price", List.of("average_price", "avg_fill_price", "average_fill_price")),
                    Map.entry("status", List.of("status", "state")),
                    Map.entry("created", List.of("created_at", "submitted_at", "order_time", "timestamp")),
                    Map.entry("strategy", Names.STRATEGY))),
    POSITIONS(
            List.of("positions", "position"),
            List.of("symbol", "quantity"),
            Map.of(
                    "symbol", Names.SYMBOL,
                    "side", Names.SIDE,
                    "quantity", Names.QUANTITY,
                    "average_price", List.of("average_price", "avg_price", "entry_price", "avg_entry_price"),
                    "opened", List.of("opened_at", "entry_time", "created_at"),
                    "unrealized_profit", List.of("unrealized_pnl", "unrealised_pnl"),
                    "realized_profit", List.of("realized_pnl", "realised_pnl"))),
    BARS(
            List.of("market_data", "ohlcv", "candles", "bars", "klines", "price_history"),
            List.of("symbol", "time", "open", "high", "low", "close"),
            Map.of(
                    "symbol", Names.SYMBOL,
                    "bar_interval", List.of("timeframe", "interval", "bar_interval", "resolution"),
                    "time", List.of("timestamp", "open_time", "time", "ts", "datetime", "date"),
                    "open", List.of("open", "open_price"),
                    "high", List.of("high", "high_price"),
                    "low", List.of("low", "low_price"),
                    "close", List.of("close", "close_price"),
                    "volume", List.of("volume", "base_volume")));

    static final String SCHEMA = "docker_history";

    private final List<String> tables;
    private final List<String> needed;
    private final Map<String, List<String>> columns;

    HistoryView(List<String> tables, List<String> needed, Map<String, List<String>> columns) {
        this.tables = tables;
        this.needed = needed;
        this.columns = columns;
    }

    private static final class Names {
        static final List<String> SYMBOL = List.of("symbol", "ticker", "instrument", "pair", "trading_pair");
        static final List<String> SIDE = List.of("side", "direction", "trade_type", "action");
        static final List<String> QUANTITY = List.of("quantity", "qty", "size", "amount");
        static final List<String> STRATEGY = List.of("strategy", "strategy_name", "strategy_id");
    }

    String viewName() {
        return SCHEMA + "." + name().toLowerCase(Locale.ROOT);
    }

    /// The table that it shows; empty when none of a dump's has such a name and the columns that are needed.
    Optional<DumpTable> of(List<DumpTable> dumped) {
        return dumped.stream()
                .filter(table -> tables.contains(table.name()))
                .filter(table ->
                        needed.stream().allMatch(column -> source(table, column).isPresent()))
                .findFirst();
    }

    String sql(DumpTable table) {
        List<String> select = new ArrayList<>();
        for (String column : columns.keySet().stream().sorted().toList()) {
            source(table, column)
                    .ifPresent(source -> select.add(expression(column, DumpReader.quoted(source)) + " AS " + column));
        }
        return "CREATE VIEW " + viewName() + " AS SELECT " + String.join(", ", select) + " FROM " + HistorySchema.SCHEMA
                + "." + DumpReader.quoted(table.name());
    }

    private static String expression(String column, String source) {
        return column.equals("side")
                ? "CASE lower(" + source + "::text) WHEN 'long' THEN 'BUY' WHEN 'short' THEN 'SELL' ELSE upper("
                        + source + "::text) END"
                : source;
    }

    private Optional<String> source(DumpTable table, String column) {
        return columns.getOrDefault(column, List.of()).stream()
                .filter(table::has)
                .findFirst();
    }
}
