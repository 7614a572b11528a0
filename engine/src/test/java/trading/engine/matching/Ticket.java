package trading.engine.matching;

import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// An order as a test writes it down.
record Ticket(
        long id,
        int account,
        Side side,
        long quantity,
        long price,
        TimeInForce timeInForce,
        long display,
        SelfTradePrevention selfTradePrevention,
        boolean outside,
        boolean needsPassThrough,
        long queueAhead) {

    /// Each of an account of its own.
    static Ticket buy(long id, long quantity, long price) {
        return new Ticket(id, Side.BUY, quantity, price);
    }

    static Ticket sell(long id, long quantity, long price) {
        return new Ticket(id, Side.SELL, quantity, price);
    }

    Ticket(long id, Side side, long quantity, long price) {
        this(
                id,
                (int) id,
                side,
                quantity,
                price,
                TimeInForce.GTC,
                0,
                SelfTradePrevention.EXPIRE_TAKER,
                false,
                false,
                0);
    }

    Ticket by(int account) {
        return new Ticket(
                id,
                account,
                side,
                quantity,
                price,
                timeInForce,
                display,
                selfTradePrevention,
                outside,
                needsPassThrough,
                queueAhead);
    }

    Ticket on(TimeInForce timeInForce) {
        return new Ticket(
                id,
                account,
                side,
                quantity,
                price,
                timeInForce,
                display,
                selfTradePrevention,
                outside,
                needsPassThrough,
                queueAhead);
    }

    Ticket showing(long display) {
        return new Ticket(
                id,
                account,
                side,
                quantity,
                price,
                timeInForce,
                display,
                selfTradePrevention,
                outside,
                needsPassThrough,
                queueAhead);
    }

    Ticket meetingItself(SelfTradePrevention mode) {
        return new Ticket(
                id, account, side, quantity, price, timeInForce, display, mode, outside, needsPassThrough, queueAhead);
    }

    Ticket fromOutside() {
        return new Ticket(
                id,
                account,
                side,
                quantity,
                price,
                timeInForce,
                display,
                selfTradePrevention,
                true,
                needsPassThrough,
                queueAhead);
    }

    Ticket passedThrough() {
        return new Ticket(
                id,
                account,
                side,
                quantity,
                price,
                timeInForce,
                display,
                selfTradePrevention,
                outside,
                true,
                queueAhead);
    }

    Ticket behind(long queueAhead) {
        return new Ticket(
                id,
                account,
                side,
                quantity,
                price,
                timeInForce,
                display,
                selfTradePrevention,
                outside,
                needsPassThrough,
                queueAhead);
    }
}
