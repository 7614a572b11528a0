package trading.infra.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report.AccountOpened;
import trading.engine.model.FeeTier;

/// The table `fee_tiers`: the tiers after the first, an account's replaced as a whole.
final class FeeTierTable {
    private static final FeeTier NONE = new FeeTier(0, 0, 0);

    static final RecordedTable<Row> TABLE = replacing(RecordedTable.<Row>of("fee_tiers")
            .integer("account", Row::account)
            .integer("place", Row::place)
            .decimal("from_notional", row -> row.known().fromNotional())
            .integer("maker_fee_ppm", row -> row.known().makerFeePpm())
            .integer("taker_fee_ppm", row -> row.known().takerFeePpm()));

    private FeeTierTable() {}

    /// One tier of an account; the place 0, without one, only says that the account has a new table.
    record Row(int account, int place, @Nullable FeeTier tier) {
        FeeTier known() {
            return tier == null ? NONE : tier;
        }
    }

    static List<Row> rows(AccountOpened opened) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(opened.account(), 0, null));
        List<FeeTier> tiers = opened.fees().tiers();
        for (int place = 1; place < tiers.size(); place++) {
            rows.add(new Row(opened.account(), place, tiers.get(place)));
        }
        return rows;
    }

    private static RecordedTable<Row> replacing(RecordedTable.Draft<Row> draft) {
        return draft.mergedBy("DELETE FROM fee_tiers WHERE account IN (SELECT account FROM {rows} AS row);"
                + draft.insert() + " WHERE place > 0");
    }
}
