package trading.engine.analyst;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// A question as one line of JSON, the same for the same question, and harmless wherever it is put: ASCII
/// only, no `<` or `>`, and every foreign text cut to a length.
public final class DataBlock {
    private static final int SYMBOL_CHARACTERS = 32;
    private static final int NAME_CHARACTERS = 64;
    private static final int NOTE_CHARACTERS = 500;
    private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);
    private static final long SECOND = 1_000_000_000L;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DataBlock() {}

    public static String of(AnalystQuestion question) {
        StringWriter text = new StringWriter(4_096);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("strategy", capped(question.strategy(), NAME_CHARACTERS));
            json.writeStringField("symbol", capped(question.instrument().symbol(), SYMBOL_CHARACTERS));
            json.writeStringField("frame", question.frame().text());
            bars(json, question);
            indicators(json, question);
            sightings(json, question);
            holdings(json, question);
            notes(json, question);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return withoutMarks(text.toString());
    }

    /// So that no text can end the block that it stands in. The marks stand in texts only, where they may be
    /// escaped.
    private static String withoutMarks(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("`", "\\u0060");
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// One array a bar: thirty names for each would cost as much as the numbers.
    private static void bars(JsonGenerator json, AnalystQuestion question) throws IOException {
        Instrument instrument = question.instrument();
        json.writeStringField("barColumns", "openTime open high low close volume");
        json.writeArrayFieldStart("bars");
        for (Bar bar : question.bars()) {
            json.writeStartArray();
            json.writeString(time(bar.openTimeNanos()));
            json.writeNumber(product(bar.open(), instrument.tickSize()));
            json.writeNumber(product(bar.high(), instrument.tickSize()));
            json.writeNumber(product(bar.low(), instrument.tickSize()));
            json.writeNumber(product(bar.close(), instrument.tickSize()));
            json.writeNumber(product(bar.volume(), instrument.lotSize()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /// The text of so many `units` of 10^-8, as [Instrument#price] and [Instrument#quantity] give it.
    private static String product(long count, long units) {
        long high = Math.multiplyHigh(count, units);
        long low = count * units;
        return high == low >> 63
                ? FixedPoint.text(low)
                : FixedPoint.toDecimal(units)
                        .multiply(BigDecimal.valueOf(count))
                        .toPlainString();
    }

    private static void indicators(JsonGenerator json, AnalystQuestion question) throws IOException {
        json.writeArrayFieldStart("indicators");
        for (IndicatorValue indicator : question.indicators()) {
            json.writeStartObject();
            json.writeStringField("name", capped(indicator.name(), NAME_CHARACTERS));
            json.writeNumberField("value", shortened(indicator.value()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void sightings(JsonGenerator json, AnalystQuestion question) throws IOException {
        Instrument instrument = question.instrument();
        json.writeArrayFieldStart("patterns");
        for (PatternSighting sighting : question.sightings()) {
            json.writeStartObject();
            json.writeStringField("pattern", capped(sighting.pattern(), NAME_CHARACTERS));
            json.writeStringField("bias", sighting.bias().name());
            json.writeNumberField("confidence", shortened(sighting.confidence()));
            json.writeStringField("seen", time(sighting.seenNanos()));
            json.writeNumberField("target", instrument.price(sighting.targetPrice()));
            json.writeNumberField("invalidation", instrument.price(sighting.invalidationPrice()));
            track(json, sighting.track());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void track(JsonGenerator json, TrackRecord track) throws IOException {
        json.writeNumberField("outcomes", track.outcomes());
        if (track.outcomes() > 0) {
            json.writeNumberField("hitRate", shortened(track.hitRate()));
            json.writeNumberField("hitRateLow", shortened(track.low()));
            json.writeNumberField("hitRateHigh", shortened(track.high()));
        }
    }

    private static void holdings(JsonGenerator json, AnalystQuestion question) throws IOException {
        Instrument instrument = question.instrument();
        HeldPosition position = question.position();
        json.writeObjectFieldStart("position");
        json.writeNumberField("quantity", instrument.quantity(position.quantity()));
        json.writeNumberField("averagePrice", instrument.price(position.averagePrice()));
        json.writeNumberField("unrealizedPnl", FixedPoint.toDecimal(position.unrealizedPnl()));
        json.writeEndObject();
        json.writeObjectFieldStart("portfolio");
        json.writeNumberField(
                "equity", FixedPoint.toDecimal(question.portfolio().equity()));
        json.writeNumberField(
                "freeCash", FixedPoint.toDecimal(question.portfolio().freeCash()));
        json.writeNumberField("openPositions", question.portfolio().openPositions());
        json.writeEndObject();
    }

    private static void notes(JsonGenerator json, AnalystQuestion question) throws IOException {
        json.writeArrayFieldStart("notes");
        for (Note note : question.notes()) {
            json.writeStartObject();
            json.writeStringField("source", capped(note.source(), NAME_CHARACTERS));
            json.writeStringField("time", time(note.timeNanos()));
            json.writeStringField("text", capped(note.text(), NOTE_CHARACTERS));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// As [java.time.Instant] has it, to the second.
    private static String time(long nanos) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, SECOND), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(20);
        text.append(time.getYear());
        two(text.append('-'), time.getMonthValue());
        two(text.append('-'), time.getDayOfMonth());
        two(text.append('T'), time.getHour());
        two(text.append(':'), time.getMinute());
        two(text.append(':'), time.getSecond());
        return text.append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static BigDecimal shortened(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static String capped(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters) + "...";
    }
}
