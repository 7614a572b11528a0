package trading.engine.market.replay;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;

/// A column of a file of Arrow's: its place among the others and how its values are written.
record ArrowColumn(String name, int index, Kind kind, long unitNanos) {
    private static final int FLOAT_BYTES = 4;
    private static final int LONG_BYTES = 8;

    /// What its values are.
    enum Kind {
        TIME,
        SINGLE,
        DOUBLE
    }

    /// Throws [BadValueException] when it is something else than a time or a floating point number.
    static ArrowColumn of(Field field, int index) throws BadValueException {
        String name = Objects.requireNonNullElse(field.name(), "");
        if (!ArrowFile.isKnown(field.typeType()) || field.dictionary() != null) {
            throw ArrowFile.broken("the column " + new BadRow(0, "", "", name).text()
                    + " is neither a timestamp nor a floating point number");
        }
        if (field.type(new Timestamp()) instanceof Timestamp time
                && field.typeType() == org.apache.arrow.flatbuf.Type.Timestamp) {
            long unit = switch (time.unit()) {
                case TimeUnit.SECOND -> 1_000_000_000L;
                case TimeUnit.MILLISECOND -> 1_000_000L;
                case TimeUnit.MICROSECOND -> 1_000L;
                default -> 1L;
            };
            return new ArrowColumn(name, index, Kind.TIME, unit);
        }
        FloatingPoint number = new FloatingPoint();
        field.type(number);
        if (number.precision() == Precision.HALF) {
            throw ArrowFile.broken("half precision keeps no price");
        }
        return new ArrowColumn(name, index, number.precision() == Precision.SINGLE ? Kind.SINGLE : Kind.DOUBLE, 0);
    }

    int bytes() {
        return kind == Kind.SINGLE ? FLOAT_BYTES : LONG_BYTES;
    }

    /// Times in nanoseconds since 1970; numbers with as many digits as tell them from their neighbours. Throws
    /// [ArithmeticException] when a time is too far away.
    String text(ByteBuffer values, int row) {
        return switch (kind) {
            case TIME -> Long.toString(Math.multiplyExact(values.getLong(row * LONG_BYTES), unitNanos));
            case SINGLE -> text(Float.toString(values.getFloat(row * FLOAT_BYTES)));
            case DOUBLE -> text(Double.toString(values.getDouble(row * LONG_BYTES)));
        };
    }

    private static String text(String number) {
        boolean isNumber = Character.isDigit(number.charAt(number.length() - 1));
        return isNumber ? new BigDecimal(number).stripTrailingZeros().toPlainString() : number;
    }
}
