package trading.engine.analyst.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.Excerpt;
import trading.engine.analyst.OpinionAction;
import trading.engine.model.Instrument;

/// Reads one JSON object of exactly the fields of [OpinionSchema], and accepts nothing that is doubtful.
final class OpinionParser {
    private static final int MOST_CHARACTERS = 16_384;
    private static final int MOST_REASONS = 8;
    private static final int MOST_REASON_CHARACTERS = 400;
    private static final int MOST_HORIZON = 500;
    /// How many times the last close, and which part of it, a price may be and still make sense.
    private static final long FAR = 10;

    private static final int MOST_DIGITS = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(40)
                    .maxStringLength(MOST_CHARACTERS)
                    .maxNameLength(64)
                    .build())
            .build();

    private enum Field {
        ACTION(OpinionSchema.ACTION),
        CONFIDENCE(OpinionSchema.CONFIDENCE),
        REASONS(OpinionSchema.REASONS),
        HORIZON(OpinionSchema.HORIZON),
        INVALIDATION(OpinionSchema.INVALIDATION);

        private final String text;

        Field(String text) {
            this.text = text;
        }

        static Field of(String text) throws BadOpinionException {
            for (Field field : values()) {
                if (field.text.equals(text)) {
                    return field;
                }
            }
            throw new BadOpinionException("unknown field " + Excerpt.of(text, 40));
        }
    }

    private final JsonParser json;
    private final AnalystQuestion question;
    private @Nullable OpinionAction action;
    private double confidence;
    private List<String> reasons = List.of();
    private int horizonBars;
    private BigDecimal invalidation = BigDecimal.ZERO;

    private OpinionParser(JsonParser json, AnalystQuestion question) {
        this.json = json;
        this.question = question;
    }

    static Stated parse(String text, AnalystQuestion question) throws BadOpinionException {
        try {
            if (text.length() > MOST_CHARACTERS) {
                throw new BadOpinionException("too long: characters=" + text.length() + " most=" + MOST_CHARACTERS);
            }
            try (JsonParser json = FACTORY.createParser(text)) {
                return new OpinionParser(json, question).whole();
            }
        } catch (BadOpinionException e) {
            throw new BadOpinionException(e.getMessage() + "; the answer begins: " + Excerpt.of(text));
        } catch (JsonProcessingException e) {
            throw new BadOpinionException("not JSON: " + Excerpt.of(e.getOriginalMessage(), 120)
                    + "; the answer begins: " + Excerpt.of(text));
        } catch (IOException e) {
            throw new IllegalStateException("reading a string cannot fail", e);
        }
    }

    private Stated whole() throws IOException, BadOpinionException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadOpinionException("not a JSON object");
        }
        Set<Field> missing = EnumSet.allOf(Field.class);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Field field = Field.of(json.currentName());
            missing.remove(field);
            json.nextToken();
            read(field);
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new BadOpinionException("it ends too early");
        }
        if (json.nextToken() != null) {
            throw new BadOpinionException("something follows the object");
        }
        OpinionAction chosen = action;
        if (chosen == null || !missing.isEmpty()) {
            throw new BadOpinionException("missing: "
                    + String.join(
                            ", ", missing.stream().map(field -> field.text).toList()));
        }
        return new Stated(chosen, confidence, reasons, horizonBars, invalidationTicks(chosen));
    }

    private void read(Field field) throws IOException, BadOpinionException {
        switch (field) {
            case ACTION -> action = action();
            case CONFIDENCE ->
                confidence = number(field, BigDecimal.ZERO, BigDecimal.ONE).doubleValue();
            case REASONS -> reasons = reasons();
            case HORIZON -> horizonBars = horizon();
            case INVALIDATION -> invalidation = number(field, BigDecimal.ZERO, BigDecimal.TEN.pow(MOST_DIGITS));
        }
    }

    private OpinionAction action() throws IOException, BadOpinionException {
        String text = text(Field.ACTION);
        for (OpinionAction known : OpinionAction.values()) {
            if (known.name().equals(text)) {
                return known;
            }
        }
        throw new BadOpinionException("action=" + Excerpt.of(text, 40) + ": none of BUY, SELL, HOLD, EXIT");
    }

    private List<String> reasons() throws IOException, BadOpinionException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new BadOpinionException("reasons: not a list");
        }
        List<String> read = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String reason = text(Field.REASONS);
            if (reason.isBlank() || reason.length() > MOST_REASON_CHARACTERS || read.size() == MOST_REASONS) {
                throw new BadOpinionException("reasons: each has 1 to " + MOST_REASON_CHARACTERS
                        + " characters, and there are at most " + MOST_REASONS);
            }
            read.add(Excerpt.of(reason.strip(), 2 * MOST_REASON_CHARACTERS));
        }
        if (read.isEmpty()) {
            throw new BadOpinionException("reasons: none");
        }
        return read;
    }

    private int horizon() throws IOException, BadOpinionException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new BadOpinionException("horizonBars: not a whole number");
        }
        return number(Field.HORIZON, BigDecimal.ONE, BigDecimal.valueOf(MOST_HORIZON))
                .intValueExact();
    }

    private String text(Field field) throws IOException, BadOpinionException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new BadOpinionException(field.text + ": not a text");
        }
        return json.getText();
    }

    private BigDecimal number(Field field, BigDecimal least, BigDecimal most) throws IOException, BadOpinionException {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new BadOpinionException(field.text + ": not a number");
        }
        BigDecimal value = new BigDecimal(json.getText());
        // The exponent may be any: what has a scale like that is not worked with.
        boolean plain = Math.abs((long) value.scale()) <= 2 * MOST_DIGITS;
        if (!plain || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new BadOpinionException(
                    field.text + "=" + json.getText() + ": from " + least + " to " + most.toPlainString());
        }
        return value;
    }

    private long invalidationTicks(OpinionAction chosen) throws BadOpinionException {
        if (invalidation.signum() == 0) {
            return 0;
        }
        Instrument instrument = question.instrument();
        long close = question.lastBar().close();
        BigDecimal last = instrument.price(close);
        boolean near = invalidation.compareTo(last.multiply(BigDecimal.valueOf(FAR))) <= 0
                && invalidation.multiply(BigDecimal.valueOf(FAR)).compareTo(last) >= 0;
        long ticks = near ? instrument.nearestTicks(invalidation) : 0;
        boolean side = switch (chosen) {
            case BUY -> ticks < close;
            case SELL -> ticks > close;
            case HOLD, EXIT -> true;
        };
        if (!near || !side) {
            throw new BadOpinionException("invalidationPrice=" + invalidation.toPlainString()
                    + ": on the wrong side of the last close of " + last.toPlainString() + ", or nowhere near it");
        }
        return ticks;
    }
}
