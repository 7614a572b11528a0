package trading.infra.docker;

import java.util.ArrayList;
import java.util.List;

/// Rows as COPY writes them: fields between tabs, `\N` for none.
final class CopyText {
    static final String NULL = "\\N";

    private CopyText() {}

    static List<String> fields(String row) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int tab = row.indexOf('\t'); tab >= 0; tab = row.indexOf('\t', from)) {
            fields.add(row.substring(from, tab));
            from = tab + 1;
        }
        fields.add(row.substring(from));
        return fields;
    }

    /// The row with each field as its column writes it.
    static String canonical(List<DumpColumn> columns, List<String> fields) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            row.append(i == 0 ? "" : "\t")
                    .append(field.equals(NULL) ? field : columns.get(i).canonical(field));
        }
        return row.toString();
    }

    static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\u000b' -> text.append("\\v");
                default -> text.append(c);
            }
        }
        return text.toString();
    }
}
