package trading.engine.message;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/// Reads commands for the deciding thread: the frequent ones into fields that are used again, so that
/// nothing is allocated, all others as [Command]s. Not thread-safe.
public final class CommandDecoder {
    /// What was read last.
    public enum Kind {
        SUBMIT_ORDER,
        CANCEL_ORDER,
        AMEND_ORDER,
        UPDATE_QUOTE,
        OTHER
    }

    private final CommandReader in = new CommandReader();
    private final Texts strategies;

    public final OrderRequest order = new OrderRequest();

    /// Of the command that was read last, where it has one.
    public int account;

    public int instrument;
    public long orderId;
    public long quantity;
    public long limitPrice;
    public long stopPrice;
    public long bidPrice;
    public long bidQuantity;
    public long askPrice;
    public long askQuantity;
    private @Nullable Command other;

    public CommandDecoder(Texts strategies) {
        this.strategies = strategies;
    }

    /// Throws [CommandFormatException] when the bytes hold no command.
    public Kind read(DirectBuffer buffer, int offset, int length) {
        in.wrap(buffer, offset, length);
        int kind = in.take8();
        int version = in.take8();
        other = null;
        Kind known = kind(kind);
        if (known == Kind.OTHER || version < 1 || version > CommandCodec.lastVersion(kind)) {
            other = CommandCodec.decode(buffer, offset, length);
            return Kind.OTHER;
        }
        switch (known) {
            case SUBMIT_ORDER -> CommandCodec.submitOrder(in, version, order, strategies);
            case CANCEL_ORDER -> {
                account = in.take32();
                orderId = in.take64();
            }
            case AMEND_ORDER -> {
                account = in.take32();
                orderId = in.take64();
                quantity = in.take64();
                limitPrice = in.take64();
                stopPrice = in.take64();
            }
            default -> {
                account = in.take32();
                instrument = in.take32();
                bidPrice = in.take64();
                bidQuantity = in.take64();
                askPrice = in.take64();
                askQuantity = in.take64();
            }
        }
        in.requireEnd();
        return known;
    }

    private static Kind kind(int kind) {
        return switch (kind) {
            case CommandCodec.SUBMIT_ORDER -> Kind.SUBMIT_ORDER;
            case CommandCodec.CANCEL_ORDER -> Kind.CANCEL_ORDER;
            case CommandCodec.AMEND_ORDER -> Kind.AMEND_ORDER;
            case CommandCodec.UPDATE_QUOTE -> Kind.UPDATE_QUOTE;
            default -> Kind.OTHER;
        };
    }

    /// The command, when it was [Kind#OTHER].
    public Command other() {
        if (other == null) {
            throw new IllegalStateException("command: the last one was not read as an object");
        }
        return other;
    }
}
