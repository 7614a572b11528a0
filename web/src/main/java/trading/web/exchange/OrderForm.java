package trading.web.exchange;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import trading.engine.message.Command;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;
import trading.web.exchange.wire.OrderText;

/// Reads one order out of parameters, and checks all that can be checked without the market.
final class OrderForm {
    /// Basis points that a stop may trail by.
    static final int LEAST_DELTA = 10;

    static final int MOST_DELTA = 2_000;

    private static final String CLIENT_ORDER_ID_RANGE = "^[a-zA-Z0-9-_.:/]{1,36}$";
    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,36}");
    private static final int GENERATED_LENGTH = 22;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Parameters parameters;
    private final Instrument instrument;
    private final OrderNames names;

    OrderForm(Parameters parameters, Instrument instrument, OrderNames names) {
        this.parameters = parameters;
        this.instrument = instrument;
        this.names = names;
    }

    OrderKind kind() {
        return OrderKind.parse(parameters.required(names.type()));
    }

    static Side side(Parameters parameters, String name) {
        return switch (parameters.required(name)) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw ExchangeError.bad(-1117, "Invalid side.").asException();
        };
    }

    /// Our venue always keeps an account from trading with itself.
    static SelfTradePrevention prevention(Parameters parameters) {
        return parameters
                .text("selfTradePreventionMode")
                .map(mode -> switch (mode) {
                    case "EXPIRE_TAKER" -> SelfTradePrevention.EXPIRE_TAKER;
                    case "EXPIRE_MAKER" -> SelfTradePrevention.EXPIRE_MAKER;
                    case "EXPIRE_BOTH" -> SelfTradePrevention.EXPIRE_BOTH;
                    case "DECREMENT" -> SelfTradePrevention.DECREMENT;
                    default ->
                        throw ExchangeError.bad(-1013, "This symbol does not allow this selfTradePreventionMode.")
                                .with("An account never trades with itself here: EXPIRE_TAKER, EXPIRE_MAKER,"
                                        + " EXPIRE_BOTH or DECREMENT.")
                                .asException();
                })
                .orElse(SelfTradePrevention.EXPIRE_TAKER);
    }

    /// A client order id, made up when none was sent.
    static String clientOrderId(Parameters parameters, String name) {
        Optional<String> sent = parameters.text(name);
        if (sent.isPresent() && !CLIENT_ORDER_ID.matcher(sent.get()).matches()) {
            throw ExchangeError.illegal(name, CLIENT_ORDER_ID_RANGE).asException();
        }
        return sent.orElseGet(OrderForm::generatedId);
    }

    static String generatedId() {
        StringBuilder id = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /// The order, for `lots` that were read before.
    Command.SubmitOrder order(int account, OrderKind kind, Side side, long lots, SelfTradePrevention prevention) {
        refuseWhatDoesNotBelong(kind);
        OptionalLong delta = trailingDelta(kind);
        long stop = kind.isConditional() && delta.isEmpty() ? ticks(names.stopPrice(), true) : 0;
        if (delta.isPresent() && parameters.has(names.stopPrice())) {
            throw unsupported("A stop that trails starts at the market: leave " + names.stopPrice() + " out.");
        }
        long limit = kind.hasPrice() ? ticks(names.price(), true) : 0;
        TimeInForce timeInForce = timeInForce(kind);
        OrderTerms terms = new OrderTerms(
                stop,
                TriggerPrice.BEST_PRICE,
                0,
                (int) delta.orElse(0) * OrderText.PPM_PER_BASIS_POINT,
                iceberg(kind, timeInForce, lots),
                kind == OrderKind.LIMIT_MAKER,
                false,
                0,
                prevention);
        if (limit > 0) {
            checkNotional(limit, lots);
        }
        return new Command.SubmitOrder(
                account,
                instrument.id(),
                clientOrderId(parameters, names.clientOrderId()),
                "",
                side,
                delta.isPresent() ? OrderType.TRAILING_STOP : kind.type(),
                timeInForce,
                lots,
                limit,
                0,
                false,
                0,
                0,
                terms);
    }

    private void refuseWhatDoesNotBelong(OrderKind kind) {
        if (!kind.hasPrice()) {
            parameters.refuse(names.price());
        }
        if (!kind.isConditional()) {
            parameters.refuse(names.stopPrice());
            parameters.refuse(names.trailingDelta());
        }
        if (!kind.takesTimeInForce()) {
            parameters.refuse(names.timeInForce());
        }
        if (!kind.hasPrice()) {
            parameters.refuse(names.icebergQty());
        }
    }

    private TimeInForce timeInForce(OrderKind kind) {
        if (!kind.takesTimeInForce()) {
            return kind == OrderKind.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
        }
        return switch (parameters.required(names.timeInForce())) {
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            default -> throw ExchangeError.bad(-1115, "Invalid timeInForce.").asException();
        };
    }

    private OptionalLong trailingDelta(OrderKind kind) {
        OptionalLong delta = parameters.integer(names.trailingDelta());
        if (delta.isEmpty()) {
            return delta;
        }
        if (kind != OrderKind.STOP_LOSS) {
            throw unsupported("Only a STOP_LOSS trails here; it becomes a market order.");
        }
        if (delta.getAsLong() < LEAST_DELTA || delta.getAsLong() > MOST_DELTA) {
            throw ExchangeError.filter("TRAILING_DELTA").asException();
        }
        return delta;
    }

    private long iceberg(OrderKind kind, TimeInForce timeInForce, long lots) {
        Optional<BigDecimal> shown = parameters.decimal(names.icebergQty());
        if (shown.isEmpty() || shown.get().signum() == 0) {
            return 0;
        }
        if (kind.takesTimeInForce() && timeInForce != TimeInForce.GTC) {
            throw unsupported("An iceberg order rests: " + names.timeInForce() + " must be GTC.");
        }
        long display = wholeLots(names.icebergQty(), shown.get());
        if (display > lots) {
            throw ExchangeError.bad(-2010, "IcebergQty exceeds QTY.").asException();
        }
        return display == lots ? 0 : display;
    }

    private void checkNotional(long ticks, long lots) {
        try {
            if (instrument.notional(ticks, lots) >= instrument.minimumNotional()) {
                return;
            }
        } catch (ArithmeticException tooLarge) {
            // Refused below, as too small ones are.
        }
        throw ExchangeError.filter("NOTIONAL").asException();
    }

    private static ExchangeException unsupported(String words) {
        return ExchangeError.bad(-1014, "Unsupported order combination.")
                .with(words)
                .asException();
    }

    /// Of the market, whatever the order: from the instrument's least to its most.
    long lots(String name) {
        BigDecimal quantity = parameters.decimal(name).orElseThrow(ExchangeError.missing(name)::asException);
        return wholeLots(name, quantity);
    }

    private long wholeLots(String name, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            throw ExchangeError.bad(-1013, "Invalid quantity.").asException();
        }
        checkPrecision(name, quantity);
        BigDecimal step = instrument.quantity(1);
        BigDecimal most = step.multiply(BigDecimal.valueOf(instrument.maximumLots()));
        if (quantity.remainder(step).signum() != 0 || quantity.compareTo(most) > 0) {
            throw ExchangeError.filter("LOT_SIZE").asException();
        }
        long lots = quantity.divideToIntegralValue(step).longValueExact();
        if (lots < instrument.minimumLots()) {
            throw ExchangeError.filter("LOT_SIZE").asException();
        }
        return lots;
    }

    private long ticks(String name, boolean required) {
        Optional<BigDecimal> sent = parameters.decimal(name);
        if (sent.isEmpty()) {
            if (required) {
                throw ExchangeError.missing(name).asException();
            }
            return 0;
        }
        BigDecimal price = sent.get();
        if (price.signum() == 0) {
            throw ExchangeError.bad(-1013, "Invalid price.").asException();
        }
        checkPrecision(name, price);
        BigDecimal step = instrument.price(1);
        BigDecimal most = step.multiply(BigDecimal.valueOf(GeneralEndpoints.MOST_TICKS));
        if (price.remainder(step).signum() != 0 || price.compareTo(most) > 0) {
            throw ExchangeError.filter("PRICE_FILTER").asException();
        }
        return price.divideToIntegralValue(step).longValueExact();
    }

    private static void checkPrecision(String name, BigDecimal value) {
        if (value.stripTrailingZeros().scale() > FixedPoint.SCALE) {
            throw ExchangeError.bad(-1111, "Parameter '" + name + "' has too much precision.")
                    .asException();
        }
    }
}
