package trading.engine.core;

import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The part of a state that came with its third version: tables of fees, lists of instruments, overrides,
/// dead-man switches. A state of the second version has none of them.
final class Arrangements {
    private Arrangements() {}

    static void encode(CoreState state, StateWriter writer) {
        for (Participant participant : state.participants()) {
            if (!participant.account.isLiquidity()) {
                participant.account.encodeFees(writer);
                participant.risk.encodeArrangements(writer);
            }
        }
    }

    static void decode(CoreState state, StateReader reader) {
        for (Participant participant : state.participants()) {
            if (!participant.account.isLiquidity()) {
                participant.account.decodeFees(reader);
                participant.risk.decodeArrangements(reader);
            }
        }
    }
}
