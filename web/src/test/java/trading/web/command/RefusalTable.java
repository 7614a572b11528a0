package trading.web.command;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.DenyCode;

/// The refusals as rows of a table, for the document.
public final class RefusalTable {
    private RefusalTable() {}

    public static List<String> rows() {
        List<String> rows = new ArrayList<>(List.of("| code | problem | field | words |", "|---|---|---|---|"));
        for (DenyCode code : DenyCode.values()) {
            DenialRule rule = DenialRule.of(code);
            rows.add("| `" + code + "` | " + rule.type().status() + " `"
                    + rule.type().slug() + "` | "
                    + (rule.pointer().isEmpty() ? "" : "`" + rule.pointer().substring(1) + "`") + " | " + rule.words()
                    + " |");
        }
        return rows;
    }
}
