-- Takes back V2, for psql, in one transaction (psql --single-transaction). What V1 cannot hold is taken out: orders of types,
-- times in force and statuses that it does not know. Nothing is lost for good: V2, when it comes again, has all
-- of it told again from the journal.
DROP TABLE IF EXISTS kill_switches, protections, entry_locks, trading_states, equity, order_events;

DROP INDEX denials_by_account;
ALTER TABLE denials
    DROP COLUMN would_pass,
    DROP COLUMN order_id;

ALTER TABLE trades
    DROP CONSTRAINT trades_exit_reason_check,
    DROP COLUMN maximum_adverse,
    DROP COLUMN maximum_favorable;
UPDATE trades SET exit_reason = 'MANUAL' WHERE exit_reason IN ('KILL_SWITCH', 'LIQUIDATION');
ALTER TABLE trades
    ADD CONSTRAINT trades_exit_reason_check CHECK (exit_reason IN ('STOP_LOSS', 'TAKE_PROFIT', 'SIGNAL', 'MANUAL'));

ALTER TABLE orders
    DROP CONSTRAINT orders_pkey,
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
CREATE INDEX orders_by_account ON orders (account, id);
ALTER TABLE fills
    DROP CONSTRAINT fills_pkey,
    ADD CONSTRAINT fills_pkey PRIMARY KEY (id);
CREATE INDEX fills_by_account ON fills (account, id);

DELETE FROM orders
    WHERE type NOT IN ('MARKET', 'LIMIT')
        OR time_in_force NOT IN ('GTC', 'IOC', 'FOK')
        OR NOT CASE status
            WHEN 'NEW'              THEN leaves_quantity = quantity
            WHEN 'PARTIALLY_FILLED' THEN true
            WHEN 'FILLED'           THEN filled_quantity = quantity
            WHEN 'CANCELED'         THEN canceled_quantity > 0
            ELSE false END;
ALTER TABLE orders
    DROP CONSTRAINT orders_type_check,
    DROP CONSTRAINT orders_time_in_force_check,
    DROP CONSTRAINT orders_limit_has_a_price,
    DROP CONSTRAINT orders_gtd_has_an_end,
    DROP CONSTRAINT orders_end_reason_is_of_an_ended_order,
    DROP CONSTRAINT orders_status_fits_quantities,
    DROP COLUMN stop_price,
    DROP COLUMN trigger_price,
    DROP COLUMN trailing_distance,
    DROP COLUMN trailing_ppm,
    DROP COLUMN display_quantity,
    DROP COLUMN post_only,
    DROP COLUMN reduce_only,
    DROP COLUMN expires_at,
    DROP COLUMN expires_nanos,
    DROP COLUMN self_trade_prevention,
    DROP COLUMN list_id,
    DROP COLUMN end_reason,
    ADD CONSTRAINT orders_type_check CHECK (type IN ('MARKET', 'LIMIT')),
    ADD CONSTRAINT orders_time_in_force_check CHECK (time_in_force IN ('GTC', 'IOC', 'FOK')),
    ADD CONSTRAINT orders_limit_has_a_price CHECK ((type = 'LIMIT') = (limit_price IS NOT NULL)),
    ADD CONSTRAINT orders_status_fits_quantities CHECK (CASE status
        WHEN 'NEW'              THEN leaves_quantity = quantity
        WHEN 'PARTIALLY_FILLED' THEN leaves_quantity > 0 AND filled_quantity > 0
        WHEN 'FILLED'           THEN filled_quantity = quantity
        WHEN 'CANCELED'         THEN leaves_quantity = 0 AND canceled_quantity > 0
        ELSE false END);
COMMENT ON COLUMN orders.limit_price IS 'Null for a market order';

ALTER TABLE accounts
    DROP COLUMN initial_margin_ppm,
    DROP COLUMN maintenance_margin_ppm,
    DROP COLUMN latency_nanos,
    DROP COLUMN latency_jitter_nanos,
    DROP COLUMN slippage_ppm,
    DROP COLUMN participation_ppm,
    DROP COLUMN limit_fill,
    DROP COLUMN fill_seed,
    DROP COLUMN maximum_instrument_notional,
    DROP COLUMN maximum_strategy_notional,
    DROP COLUMN maximum_account_notional,
    DROP COLUMN maximum_leverage,
    DROP COLUMN maximum_open_orders,
    DROP COLUMN maximum_daily_loss,
    DROP COLUMN maximum_drawdown_ppm,
    DROP COLUMN maximum_messages,
    DROP COLUMN message_nanos,
    DROP COLUMN cancel_reserve,
    DROP COLUMN duplicate_nanos,
    DROP COLUMN maximum_executions,
    DROP COLUMN execution_nanos;

ALTER TABLE projection
    DROP COLUMN highest_sequence;

ALTER TABLE orders
    DROP COLUMN average_price,
    DROP COLUMN created_at,
    DROP COLUMN updated_at,
    ADD COLUMN average_price numeric GENERATED ALWAYS AS (average_price(filled_notional, filled_quantity)) STORED,
    ADD COLUMN created_at    timestamptz GENERATED ALWAYS AS (time_of(created_nanos)) STORED,
    ADD COLUMN updated_at    timestamptz GENERATED ALWAYS AS (time_of(updated_nanos)) STORED;
COMMENT ON COLUMN orders.average_price IS 'Of what is filled, rounded to eight places; null before the first fill';
ALTER TABLE fills
    DROP COLUMN filled_at,
    ADD COLUMN filled_at timestamptz GENERATED ALWAYS AS (time_of(filled_nanos)) STORED;
ALTER TABLE trades
    DROP COLUMN open_quantity,
    DROP COLUMN entry_price,
    DROP COLUMN exit_price,
    DROP COLUMN created_at,
    DROP COLUMN opened_at,
    DROP COLUMN closed_at,
    ADD COLUMN open_quantity numeric GENERATED ALWAYS AS (trim_scale(entry_quantity - exit_quantity)) STORED,
    ADD COLUMN entry_price   numeric GENERATED ALWAYS AS (average_price(entry_notional, entry_quantity)) STORED,
    ADD COLUMN exit_price    numeric GENERATED ALWAYS AS (average_price(exit_notional, exit_quantity)) STORED,
    ADD COLUMN created_at    timestamptz GENERATED ALWAYS AS (time_of(created_nanos)) STORED,
    ADD COLUMN opened_at     timestamptz GENERATED ALWAYS AS (time_of(opened_nanos)) STORED,
    ADD COLUMN closed_at     timestamptz GENERATED ALWAYS AS (time_of(closed_nanos)) STORED;
COMMENT ON COLUMN trades.open_quantity IS 'Entered and not exited yet';
COMMENT ON COLUMN trades.entry_price IS 'Average, rounded to eight places; null before the first fill';
COMMENT ON COLUMN trades.exit_price IS 'Average, rounded to eight places; null before the first exit';

DELETE FROM flyway_schema_history WHERE version = '2';
