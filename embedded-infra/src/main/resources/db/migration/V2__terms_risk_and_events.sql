-- Orders with terms, accounts with all their limits, and what happened to both. A setting that is no limit is null.
-- At the end the projection goes back to the start of the journal: the next start of Trading tells everything again,
-- so that rows from before have what V1 did not keep, and are the same as after a rebuild from nothing.

-- What was worked out by the server for each row comes with the row from here on: at 100,000 rows a second the server
-- has nothing to spare.
ALTER TABLE orders
    ALTER COLUMN average_price DROP EXPRESSION,
    ALTER COLUMN created_at DROP EXPRESSION,
    ALTER COLUMN updated_at DROP EXPRESSION;
ALTER TABLE fills
    ALTER COLUMN filled_at DROP EXPRESSION;
ALTER TABLE trades
    ALTER COLUMN open_quantity DROP EXPRESSION,
    ALTER COLUMN entry_price DROP EXPRESSION,
    ALTER COLUMN exit_price DROP EXPRESSION,
    ALTER COLUMN created_at DROP EXPRESSION,
    ALTER COLUMN opened_at DROP EXPRESSION,
    ALTER COLUMN closed_at DROP EXPRESSION;

ALTER TABLE projection
    ADD COLUMN highest_sequence bigint NOT NULL DEFAULT 0 CHECK (highest_sequence >= 0);
UPDATE projection SET highest_sequence = greatest(last_sequence, (SELECT max(sequence) FROM denials));
COMMENT ON COLUMN projection.highest_sequence IS 'The last command that was ever stored: nothing of a later one is in the tables, even when last_sequence was set back';

ALTER TABLE accounts
    ADD COLUMN maintenance_margin_ppm      integer NOT NULL DEFAULT 0 CHECK (maintenance_margin_ppm >= 0),
    ADD COLUMN initial_margin_ppm          integer NOT NULL DEFAULT 0 CHECK (initial_margin_ppm >= maintenance_margin_ppm),
    ADD COLUMN latency_nanos               bigint  NOT NULL DEFAULT 0 CHECK (latency_nanos >= 0),
    ADD COLUMN latency_jitter_nanos        bigint  NOT NULL DEFAULT 0 CHECK (latency_jitter_nanos >= 0),
    ADD COLUMN slippage_ppm                integer NOT NULL DEFAULT 0 CHECK (slippage_ppm BETWEEN 0 AND 999999),
    ADD COLUMN participation_ppm           integer NOT NULL DEFAULT 1000000 CHECK (participation_ppm BETWEEN 1 AND 1000000),
    ADD COLUMN limit_fill                  text    NOT NULL DEFAULT 'TOUCH' CHECK (limit_fill IN ('TOUCH', 'PASS_THROUGH', 'QUEUE')),
    ADD COLUMN fill_seed                   bigint  NOT NULL DEFAULT 0,
    ADD COLUMN maximum_instrument_notional numeric CHECK (maximum_instrument_notional > 0),
    ADD COLUMN maximum_strategy_notional   numeric CHECK (maximum_strategy_notional > 0),
    ADD COLUMN maximum_account_notional    numeric CHECK (maximum_account_notional > 0),
    ADD COLUMN maximum_leverage            numeric CHECK (maximum_leverage > 0),
    ADD COLUMN maximum_open_orders         integer CHECK (maximum_open_orders > 0),
    ADD COLUMN maximum_daily_loss          numeric CHECK (maximum_daily_loss > 0),
    ADD COLUMN maximum_drawdown_ppm        integer CHECK (maximum_drawdown_ppm > 0),
    ADD COLUMN maximum_messages            integer CHECK (maximum_messages > 0),
    ADD COLUMN message_nanos               bigint  CHECK (message_nanos > 0),
    ADD COLUMN cancel_reserve              integer CHECK (cancel_reserve > 0),
    ADD COLUMN duplicate_nanos             bigint  CHECK (duplicate_nanos > 0),
    ADD COLUMN maximum_executions          integer CHECK (maximum_executions > 0),
    ADD COLUMN execution_nanos             bigint  CHECK (execution_nanos > 0);
COMMENT ON COLUMN accounts.initial_margin_ppm IS 'The part of a position''s value, in parts per million, that equity must cover to open it; 0 for a spot account';
COMMENT ON COLUMN accounts.maintenance_margin_ppm IS 'The part below which positions are closed';
COMMENT ON COLUMN accounts.latency_nanos IS 'From the decision to the arrival at the paper venue';
COMMENT ON COLUMN accounts.latency_jitter_nanos IS 'Up to that much more, drawn from fill_seed';
COMMENT ON COLUMN accounts.slippage_ppm IS 'How much worse than quoted a taker is filled';
COMMENT ON COLUMN accounts.participation_ppm IS 'The share of a quote''s quantity that one order may take';
COMMENT ON COLUMN accounts.limit_fill IS 'When an outside price fills a resting order';
COMMENT ON COLUMN accounts.maximum_instrument_notional IS 'In the quote asset, position and open orders of one instrument; null for no limit, as in all below';
COMMENT ON COLUMN accounts.maximum_leverage IS 'Times the equity';
COMMENT ON COLUMN accounts.maximum_daily_loss IS 'Money below the equity at midnight (UTC)';
COMMENT ON COLUMN accounts.maximum_drawdown_ppm IS 'Parts per million below the highest equity';
COMMENT ON COLUMN accounts.maximum_messages IS 'In message_nanos, of which cancel_reserve are kept for cancels';
COMMENT ON COLUMN accounts.duplicate_nanos IS 'A like order within this time is refused';
COMMENT ON COLUMN accounts.maximum_executions IS 'Of a strategy in execution_nanos';

ALTER TABLE orders
    DROP CONSTRAINT orders_type_check,
    DROP CONSTRAINT orders_time_in_force_check,
    DROP CONSTRAINT orders_limit_has_a_price,
    DROP CONSTRAINT orders_status_fits_quantities,
    ADD COLUMN stop_price            numeric CHECK (stop_price > 0),
    ADD COLUMN trigger_price         text    CHECK (trigger_price IN ('BEST_PRICE', 'LAST_PRICE')),
    ADD COLUMN trailing_distance     numeric CHECK (trailing_distance > 0),
    ADD COLUMN trailing_ppm          integer CHECK (trailing_ppm > 0),
    ADD COLUMN display_quantity      numeric CHECK (display_quantity > 0),
    ADD COLUMN post_only             boolean NOT NULL DEFAULT false,
    ADD COLUMN reduce_only           boolean NOT NULL DEFAULT false,
    ADD COLUMN expires_nanos         bigint,
    ADD COLUMN expires_at            timestamptz,
    ADD COLUMN self_trade_prevention text    CHECK (self_trade_prevention IN ('EXPIRE_TAKER', 'EXPIRE_MAKER', 'EXPIRE_BOTH', 'DECREMENT')),
    ADD COLUMN list_id               bigint  CHECK (list_id > 0),
    ADD COLUMN end_reason            text    CHECK (end_reason IN ('REQUESTED', 'NO_LIQUIDITY', 'FILL_OR_KILL', 'SELF_MATCH',
        'TRADE_CLOSED', 'EXPIRED', 'POST_ONLY', 'CONTINGENT', 'PARENT_ENDED', 'NOTHING_TO_REDUCE', 'KILL_SWITCH',
        'TRADING_STATE', 'RISK')),
    ADD CONSTRAINT orders_type_check CHECK (type IN ('MARKET', 'LIMIT', 'STOP', 'STOP_LIMIT', 'TAKE_PROFIT',
        'TAKE_PROFIT_LIMIT', 'TRAILING_STOP')),
    ADD CONSTRAINT orders_time_in_force_check CHECK (time_in_force IN ('GTC', 'IOC', 'FOK', 'DAY', 'GTD')),
    ADD CONSTRAINT orders_limit_has_a_price CHECK (
        (type IN ('LIMIT', 'STOP_LIMIT', 'TAKE_PROFIT_LIMIT')) = (limit_price IS NOT NULL)),
    ADD CONSTRAINT orders_gtd_has_an_end CHECK (time_in_force <> 'GTD' OR expires_nanos IS NOT NULL),
    ADD CONSTRAINT orders_end_reason_is_of_an_ended_order CHECK (end_reason IS NULL OR leaves_quantity = 0),
    ADD CONSTRAINT orders_status_fits_quantities CHECK (CASE status
        WHEN 'NEW'              THEN leaves_quantity > 0 AND filled_quantity = 0
        WHEN 'PARTIALLY_FILLED' THEN leaves_quantity > 0 AND filled_quantity > 0
        WHEN 'FILLED'           THEN leaves_quantity = 0 AND filled_quantity > 0
        WHEN 'PENDING_NEW'      THEN filled_quantity = 0
        WHEN 'SUSPENDED'        THEN filled_quantity = 0
        WHEN 'WAITING'          THEN filled_quantity = 0
        WHEN 'CANCELED'         THEN leaves_quantity = 0
        WHEN 'EXPIRED'          THEN leaves_quantity = 0
        WHEN 'REJECTED'         THEN leaves_quantity = 0 AND filled_quantity = 0
        ELSE false END);
COMMENT ON COLUMN orders.limit_price IS 'Null for an order that takes the market''s price';
COMMENT ON COLUMN orders.stop_price IS 'Where a stop or take-profit order is released; of a trailing stop where it is now';
COMMENT ON COLUMN orders.trigger_price IS 'The price that releases it; null for BEST_PRICE, or when none does';
COMMENT ON COLUMN orders.trailing_distance IS 'How far a trailing stop stays from the market, as a price';
COMMENT ON COLUMN orders.trailing_ppm IS 'The same in parts per million';
COMMENT ON COLUMN orders.display_quantity IS 'What an iceberg shows; null for all';
COMMENT ON COLUMN orders.self_trade_prevention IS 'What happens when it meets an order of its own account; null for EXPIRE_TAKER';
COMMENT ON COLUMN orders.list_id IS 'The list that it belongs to; null for none';
COMMENT ON COLUMN orders.end_reason IS 'Why its rest was canceled; null while open and when filled';

-- One index less to keep for each order and each fill: the account first, so that the key serves lists too. Ids come from
-- one counter, whatever the account.
DROP INDEX orders_by_account, fills_by_account;
ALTER TABLE orders
    DROP CONSTRAINT orders_pkey,
    ADD CONSTRAINT orders_pkey PRIMARY KEY (account, id);
ALTER TABLE fills
    DROP CONSTRAINT fills_pkey,
    ADD CONSTRAINT fills_pkey PRIMARY KEY (account, id);

ALTER TABLE trades
    DROP CONSTRAINT trades_exit_reason_check,
    ADD COLUMN maximum_adverse   numeric NOT NULL DEFAULT 0 CHECK (maximum_adverse >= 0),
    ADD COLUMN maximum_favorable numeric NOT NULL DEFAULT 0 CHECK (maximum_favorable >= 0),
    ADD CONSTRAINT trades_exit_reason_check CHECK (exit_reason IN ('STOP_LOSS', 'TAKE_PROFIT', 'SIGNAL', 'MANUAL',
        'KILL_SWITCH', 'LIQUIDATION'));
COMMENT ON COLUMN trades.maximum_adverse IS 'How far the market went against what was open, in money (MAE)';
COMMENT ON COLUMN trades.maximum_favorable IS 'How far it went for what was open, in money (MFE)';

ALTER TABLE denials
    ADD COLUMN would_pass bigint CHECK (would_pass > 0),
    ADD COLUMN order_id   bigint CHECK (order_id > 0);
CREATE INDEX denials_by_account ON denials (account, sequence, ordinal);
COMMENT ON COLUMN denials.would_pass IS 'The lots (for a code about a price: the ticks) that would have passed this check; null when none would';
COMMENT ON COLUMN denials.order_id IS 'The order that was to be amended; null for a new one';

CREATE TABLE order_events (
    order_id        bigint  NOT NULL,
    sequence        bigint  NOT NULL,
    ordinal         integer NOT NULL,
    account         integer NOT NULL,
    symbol          text    NOT NULL,
    event           text    NOT NULL CHECK (event IN ('ARRIVED', 'ACTIVATED', 'TRIGGERED', 'AMENDED', 'TRAILED', 'REDUCED',
        'CANCEL_PENDING', 'AMEND_PENDING')),
    status          text    NOT NULL,
    quantity        numeric NOT NULL,
    filled_quantity numeric NOT NULL,
    leaves_quantity numeric NOT NULL,
    limit_price     numeric CHECK (limit_price > 0),
    stop_price      numeric CHECK (stop_price > 0),
    occurred_at     timestamptz GENERATED ALWAYS AS (time_of(occurred_nanos)) STORED,
    occurred_nanos  bigint  NOT NULL,
    PRIMARY KEY (order_id, sequence, ordinal)
);
CREATE UNIQUE INDEX order_events_trailed_once_a_second ON order_events (order_id, (occurred_nanos / 1000000000))
    WHERE event = 'TRAILED';
COMMENT ON TABLE  order_events IS 'What changed an order that stayed open, fills apart, with the order after it. Of a trailing stop''s moves the last one in each second is kept';
COMMENT ON COLUMN order_events.sequence IS 'The command of the journal';
COMMENT ON COLUMN order_events.ordinal IS 'The place among the reports of that command';

CREATE TABLE equity (
    account        integer NOT NULL,
    sequence       bigint  NOT NULL,
    ordinal        integer NOT NULL,
    asset          text    NOT NULL,
    equity         numeric NOT NULL,
    peak           numeric NOT NULL,
    day_start      numeric NOT NULL,
    measured_at    timestamptz GENERATED ALWAYS AS (time_of(measured_nanos)) STORED,
    measured_nanos bigint  NOT NULL,
    PRIMARY KEY (account, measured_nanos, sequence, ordinal)
);
COMMENT ON TABLE  equity IS 'What an account was worth, each time that it was measured; rows are never changed';
COMMENT ON COLUMN equity.asset IS 'The money that it is counted in';
COMMENT ON COLUMN equity.peak IS 'The highest so far; the drawdown is peak - equity';
COMMENT ON COLUMN equity.day_start IS 'At the last midnight (UTC)';

CREATE TABLE trading_states (
    sequence      bigint  NOT NULL,
    ordinal       integer NOT NULL,
    account       integer NOT NULL,
    state         text    NOT NULL CHECK (state IN ('ACTIVE', 'REDUCING', 'HALTED')),
    reason        text    NOT NULL CHECK (reason IN ('MANUAL', 'DAILY_LOSS', 'DRAWDOWN', 'MARGIN_CALL')),
    explanation   text    CHECK (explanation <> ''),
    changed_by    text    CHECK (changed_by <> ''),
    changed_at    timestamptz GENERATED ALWAYS AS (time_of(changed_nanos)) STORED,
    changed_nanos bigint  NOT NULL,
    PRIMARY KEY (sequence, ordinal)
);
CREATE INDEX trading_states_by_account ON trading_states (account, sequence, ordinal);
COMMENT ON TABLE  trading_states IS 'Each change of what an account may do; rows are never changed';
COMMENT ON COLUMN trading_states.changed_by IS 'Null when the gateway itself did it';

CREATE TABLE entry_locks (
    account        integer NOT NULL,
    id             bigint  NOT NULL,
    symbol         text,
    side           text    CHECK (side IN ('BUY', 'SELL')),
    reason         text    NOT NULL,
    since_at       timestamptz GENERATED ALWAYS AS (time_of(since_nanos)) STORED,
    until_at       timestamptz GENERATED ALWAYS AS (time_of(until_nanos)) STORED,
    released_at    timestamptz GENERATED ALWAYS AS (time_of(released_nanos)) STORED,
    release_reason text    CHECK (release_reason <> ''),
    since_nanos    bigint  NOT NULL,
    until_nanos    bigint  NOT NULL,
    released_nanos bigint,
    PRIMARY KEY (account, id),
    CONSTRAINT entry_locks_reason_is_of_a_release CHECK (release_reason IS NULL OR released_nanos IS NOT NULL)
);
COMMENT ON TABLE  entry_locks IS 'Times in which an account may not enter';
COMMENT ON COLUMN entry_locks.symbol IS 'Null for all instruments';
COMMENT ON COLUMN entry_locks.side IS 'Null for both';
COMMENT ON COLUMN entry_locks.released_at IS 'Null while it holds';
COMMENT ON COLUMN entry_locks.release_reason IS 'Null when its time was up';

CREATE TABLE protections (
    account        integer NOT NULL,
    place          integer NOT NULL CHECK (place >= 0),
    kind           text    NOT NULL CHECK (kind IN ('STOP_LOSS_GUARD', 'MAX_DRAWDOWN', 'LOW_PROFIT', 'COOLDOWN')),
    scope          text    NOT NULL CHECK (scope IN ('PAIR', 'PAIR_SIDE', 'ALL')),
    lookback_nanos bigint  NOT NULL CHECK (lookback_nanos >= 0),
    lock_nanos     bigint  NOT NULL CHECK (lock_nanos > 0),
    trades         integer NOT NULL CHECK (trades >= 0),
    threshold_ppm  integer NOT NULL,
    since_at       timestamptz GENERATED ALWAYS AS (time_of(since_nanos)) STORED,
    since_nanos    bigint  NOT NULL,
    PRIMARY KEY (account, place)
);
COMMENT ON TABLE  protections IS 'The rules that lock entries after losses, as they are in force';
COMMENT ON COLUMN protections.place IS 'The place in the account''s list, from 0';

CREATE TABLE kill_switches (
    sequence      bigint  NOT NULL,
    ordinal       integer NOT NULL,
    action        text    NOT NULL CHECK (action IN ('ENGAGED', 'REARMED')),
    scope         text    NOT NULL CHECK (scope IN ('GLOBAL', 'VENUE', 'INSTRUMENT', 'STRATEGY', 'ACCOUNT')),
    target        text    CHECK (target <> ''),
    reason        text    CHECK (reason <> ''),
    changed_by    text    CHECK (changed_by <> ''),
    changed_at    timestamptz GENERATED ALWAYS AS (time_of(changed_nanos)) STORED,
    changed_nanos bigint  NOT NULL,
    PRIMARY KEY (sequence, ordinal)
);
COMMENT ON TABLE  kill_switches IS 'Each time that a kill switch was engaged or armed again; rows are never changed';
COMMENT ON COLUMN kill_switches.target IS 'The venue, symbol, strategy or account; null for all';

UPDATE projection SET last_sequence = 0;
