-- Takes back V3, for psql, in one transaction (psql --single-transaction). Orders that ended for a reason that V2 does not know
-- count as ended by risk. Nothing is lost for good: V3, when it comes again, has all of it told again from the journal.
DROP TABLE IF EXISTS limit_changes, fee_tiers;

COMMENT ON COLUMN accounts.maker_fee_ppm IS 'Parts per million of the notional, paid in the quote asset';

ALTER TABLE orders
    DROP CONSTRAINT orders_end_reason_check;
UPDATE orders SET end_reason = 'RISK' WHERE end_reason IN ('DEAD_MAN_SWITCH', 'NOT_PERMITTED');
ALTER TABLE orders
    ADD CONSTRAINT orders_end_reason_check CHECK (end_reason IN ('REQUESTED', 'NO_LIQUIDITY', 'FILL_OR_KILL', 'SELF_MATCH',
        'TRADE_CLOSED', 'EXPIRED', 'POST_ONLY', 'CONTINGENT', 'PARENT_ENDED', 'NOTHING_TO_REDUCE', 'KILL_SWITCH',
        'TRADING_STATE', 'RISK'));

DELETE FROM flyway_schema_history WHERE version = '3';
