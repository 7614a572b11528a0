package trading.engine.market.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a JSON array of arrays of numbers, `[[…],[…]]`. Numbers are taken as they are written.
final class JsonRows implements TextRows {
    private static final int MOST_FIELDS = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(64)
                    .maxStringLength(1_000)
                    .maxNestingDepth(4)
                    .build())
            .build();

    private final InputStream in;
    private final JsonParser parser;
    private boolean begun;
    private long row;

    /// Closes `in` with itself.
    JsonRows(InputStream in) throws IOException {
        this.in = in;
        this.parser = JSON.createParser(in);
    }

    @Override
    public @Nullable List<String> next() throws BadValueException {
        try {
            if (!begun) {
                begun = true;
                expect(parser.nextToken(), JsonToken.START_ARRAY);
            }
            row++;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                if (parser.nextToken() != null) {
                    throw new BadValueException("", "not a list of candles: something follows it", "");
                }
                return null;
            }
            expect(token, JsonToken.START_ARRAY);
            return fields();
        } catch (IOException e) {
            throw new BadValueException("", "not JSON, or cannot be read: " + firstLine(CsvRows.reason(e)), "");
        }
    }

    private List<String> fields() throws IOException, BadValueException {
        List<String> fields = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null || token.isStructStart() || fields.size() == MOST_FIELDS) {
                throw new BadValueException("", "not a list of candles: a candle is a list of numbers", "");
            }
            fields.add(parser.getText());
        }
        return fields;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws BadValueException {
        if (found != wanted) {
            throw new BadValueException(
                    "", "not a list of candles [[time, open, high, low, close, volume], …]", String.valueOf(found));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /// The number of the candle: such files are often one long line.
    @Override
    public long line() {
        return row;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }
}
