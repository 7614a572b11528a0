-- Accounts whose fees depend on what they trade, and who changed which limits and why. At the end the projection goes back
-- to the start of the journal: the next start of Trading tells everything again, so that changes from before have their rows.

ALTER TABLE orders
    DROP CONSTRAINT orders_end_reason_check,
    ADD CONSTRAINT orders_end_reason_check CHECK (end_reason IN ('REQUESTED', 'NO_LIQUIDITY', 'FILL_OR_KILL', 'SELF_MATCH',
        'TRADE_CLOSED', 'EXPIRED', 'POST_ONLY', 'CONTINGENT', 'PARENT_ENDED', 'NOTHING_TO_REDUCE', 'KILL_SWITCH',
        'TRADING_STATE', 'RISK', 'DEAD_MAN_SWITCH', 'NOT_PERMITTED'));

COMMENT ON COLUMN accounts.maker_fee_ppm IS 'Parts per million of the notional, paid in the quote asset; of the first tier, where fee_tiers has more';

CREATE TABLE fee_tiers (
    account       integer NOT NULL,
    place         integer NOT NULL CHECK (place > 0),
    from_notional numeric NOT NULL CHECK (from_notional > 0),
    maker_fee_ppm integer NOT NULL,
    taker_fee_ppm integer NOT NULL,
    PRIMARY KEY (account, place)
);
COMMENT ON TABLE  fee_tiers IS 'What an account pays from a traded value of 30 days on, after the first tier, which is in accounts; an account with a flat rate has none';
COMMENT ON COLUMN fee_tiers.place IS 'The place in the account''s table, the first tier being 0';
COMMENT ON COLUMN fee_tiers.from_notional IS 'In the quote asset of the first instrument';

CREATE TABLE limit_changes (
    sequence                    bigint  NOT NULL,
    ordinal                     integer NOT NULL,
    account                     integer NOT NULL,
    reason                      text    CHECK (reason <> ''),
    changed_by                  text    CHECK (changed_by <> ''),
    changed_at                  timestamptz GENERATED ALWAYS AS (time_of(changed_nanos)) STORED,
    changed_nanos               bigint  NOT NULL,
    maximum_order_notional      numeric NOT NULL CHECK (maximum_order_notional > 0),
    maximum_order_lots          bigint  NOT NULL CHECK (maximum_order_lots > 0),
    collar_ppm                  integer NOT NULL CHECK (collar_ppm BETWEEN 1 AND 999999),
    maximum_reference_age_nanos bigint  NOT NULL CHECK (maximum_reference_age_nanos > 0),
    maximum_instrument_notional numeric CHECK (maximum_instrument_notional > 0),
    maximum_strategy_notional   numeric CHECK (maximum_strategy_notional > 0),
    maximum_account_notional    numeric CHECK (maximum_account_notional > 0),
    maximum_leverage            numeric CHECK (maximum_leverage > 0),
    maximum_open_orders         integer CHECK (maximum_open_orders > 0),
    maximum_daily_loss          numeric CHECK (maximum_daily_loss > 0),
    maximum_drawdown_ppm        integer CHECK (maximum_drawdown_ppm > 0),
    maximum_messages            integer CHECK (maximum_messages > 0),
    message_nanos               bigint  CHECK (message_nanos > 0),
    cancel_reserve              integer CHECK (cancel_reserve > 0),
    duplicate_nanos             bigint  CHECK (duplicate_nanos > 0),
    maximum_executions          integer CHECK (maximum_executions > 0),
    execution_nanos             bigint  CHECK (execution_nanos > 0),
    PRIMARY KEY (sequence, ordinal)
);
CREATE INDEX limit_changes_by_account ON limit_changes (account, sequence, ordinal);
COMMENT ON TABLE  limit_changes IS 'Each time that somebody replaced an account''s limits, with the limits from then on, as in accounts; rows are never changed';

UPDATE projection SET last_sequence = 0;
