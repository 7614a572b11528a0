package trading.engine.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.position.Account;
import trading.engine.position.RoundTrip;

/// What an order is checked against. `freeQuote`, `freeBase`: the account's free money in the instrument's
/// two assets. `exit`: the living trade that the order names, null when it names none or there is none.
/// `exitEnded`: the trade it names has lived and is over.
public record Circumstances(
        Account account,
        Instrument instrument,
        ReferencePrice reference,
        long freeQuote,
        long freeBase,
        @Nullable RoundTrip exit,
        boolean exitEnded,
        long nowNanos) {}
