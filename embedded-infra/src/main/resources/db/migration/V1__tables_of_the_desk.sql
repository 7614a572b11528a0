-- What the desk did, for people and reports. The execution gateway's journal is the truth; every row here can be made
-- from it again. Prices, quantities and money are exact decimals. A time comes twice: `…_at` for reading, in
-- microseconds, and `…_nanos`, the exact nanoseconds since 1970-01-01T00:00:00Z.

CREATE FUNCTION time_of(nanos bigint) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (timestamp '1970-01-01 00:00:00' + (nanos / 1000) * interval '1 microsecond') AT TIME ZONE 'UTC';
COMMENT ON FUNCTION time_of IS 'The time of nanoseconds since 1970-01-01T00:00:00Z, cut to microseconds';

CREATE FUNCTION average_price(notional numeric, quantity numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN trim_scale(round(notional / nullif(quantity, 0), 8));
COMMENT ON FUNCTION average_price IS 'notional / quantity to eight places, null when nothing was traded';

CREATE TABLE projection (
    name          text        PRIMARY KEY,
    last_sequence bigint      NOT NULL CHECK (last_sequence >= 0),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  projection IS 'How far the journal is stored in these tables; moved in the same transaction as the rows';
COMMENT ON COLUMN projection.last_sequence IS 'Everything up to this command of the journal is in the tables';

CREATE TABLE instruments (
    id               integer PRIMARY KEY CHECK (id >= 0),
    symbol           text    NOT NULL UNIQUE CHECK (symbol <> ''),
    base             text    NOT NULL,
    quote            text    NOT NULL,
    tick_size        numeric NOT NULL CHECK (tick_size > 0),
    lot_size         numeric NOT NULL CHECK (lot_size > 0),
    minimum_quantity numeric NOT NULL CHECK (minimum_quantity > 0),
    maximum_quantity numeric NOT NULL CHECK (maximum_quantity >= minimum_quantity),
    minimum_notional numeric NOT NULL CHECK (minimum_notional >= 0)
);
COMMENT ON TABLE  instruments IS 'What is traded';
COMMENT ON COLUMN instruments.tick_size IS 'Prices are whole multiples of it; never changes';
COMMENT ON COLUMN instruments.lot_size IS 'Quantities are whole multiples of it; never changes';
COMMENT ON COLUMN instruments.minimum_notional IS 'Least price times quantity of one order, in the quote asset';

CREATE TABLE accounts (
    id                          integer PRIMARY KEY,
    name                        text    NOT NULL,
    kind                        text    NOT NULL CHECK (kind IN ('TRADER', 'LIQUIDITY')),
    maker_fee_ppm               integer NOT NULL,
    taker_fee_ppm               integer NOT NULL,
    maximum_order_notional      numeric NOT NULL CHECK (maximum_order_notional > 0),
    maximum_order_lots          bigint  NOT NULL CHECK (maximum_order_lots > 0),
    collar_ppm                  integer NOT NULL CHECK (collar_ppm BETWEEN 1 AND 999999),
    maximum_reference_age_nanos bigint  NOT NULL CHECK (maximum_reference_age_nanos > 0)
);
COMMENT ON TABLE  accounts IS 'Who trades. What LIQUIDITY accounts (the market itself) do is not recorded in the other tables';
COMMENT ON COLUMN accounts.maker_fee_ppm IS 'Parts per million of the notional, paid in the quote asset';
COMMENT ON COLUMN accounts.collar_ppm IS 'How far a price may be from the reference, in parts per million';

CREATE TABLE orders (
    id                bigint  PRIMARY KEY CHECK (id > 0),
    account           integer NOT NULL,
    symbol            text    NOT NULL,
    client_order_id   text    CHECK (client_order_id <> ''),
    strategy          text    CHECK (strategy <> ''),
    side              text    NOT NULL CHECK (side IN ('BUY', 'SELL')),
    type              text    NOT NULL CHECK (type IN ('MARKET', 'LIMIT')),
    time_in_force     text    NOT NULL CHECK (time_in_force IN ('GTC', 'IOC', 'FOK')),
    quantity          numeric NOT NULL CHECK (quantity > 0),
    limit_price       numeric CHECK (limit_price > 0),
    filled_quantity   numeric NOT NULL CHECK (filled_quantity >= 0),
    leaves_quantity   numeric NOT NULL CHECK (leaves_quantity >= 0),
    canceled_quantity numeric NOT NULL CHECK (canceled_quantity >= 0),
    average_price     numeric GENERATED ALWAYS AS (average_price(filled_notional, filled_quantity)) STORED,
    filled_notional   numeric NOT NULL,
    fees              numeric NOT NULL,
    status            text    NOT NULL,
    trade_id          bigint  CHECK (trade_id > 0),
    created_at        timestamptz GENERATED ALWAYS AS (time_of(created_nanos)) STORED,
    updated_at        timestamptz GENERATED ALWAYS AS (time_of(updated_nanos)) STORED,
    created_nanos     bigint  NOT NULL,
    updated_nanos     bigint  NOT NULL,

    CONSTRAINT orders_client_order_id_is_used_once UNIQUE (account, client_order_id),
    CONSTRAINT orders_quantity_adds_up CHECK (filled_quantity + leaves_quantity + canceled_quantity = quantity),
    CONSTRAINT orders_limit_has_a_price CHECK ((type = 'LIMIT') = (limit_price IS NOT NULL)),
    CONSTRAINT orders_status_fits_quantities CHECK (CASE status
        WHEN 'NEW'              THEN leaves_quantity = quantity
        WHEN 'PARTIALLY_FILLED' THEN leaves_quantity > 0 AND filled_quantity > 0
        WHEN 'FILLED'           THEN filled_quantity = quantity
        WHEN 'CANCELED'         THEN leaves_quantity = 0 AND canceled_quantity > 0
        ELSE false END)
) WITH (fillfactor = 85);
CREATE INDEX orders_by_account ON orders (account, id);
COMMENT ON TABLE  orders IS 'Every order that was accepted, as it stands now; a denied one is in denials';
COMMENT ON COLUMN orders.client_order_id IS 'The sender''s own id; null when none was given';
COMMENT ON COLUMN orders.strategy IS 'The strategy that sent it; null for a person';
COMMENT ON COLUMN orders.limit_price IS 'Null for a market order';
COMMENT ON COLUMN orders.leaves_quantity IS 'What is still open in the book';
COMMENT ON COLUMN orders.average_price IS 'Of what is filled, rounded to eight places; null before the first fill';
COMMENT ON COLUMN orders.filled_notional IS 'Sum of price times quantity of its fills, in the quote asset';
COMMENT ON COLUMN orders.trade_id IS 'The trade that it enters or exits; null when it only reduces others';

CREATE TABLE fills (
    id           bigint  PRIMARY KEY CHECK (id > 0),
    order_id     bigint  NOT NULL,
    account      integer NOT NULL,
    symbol       text    NOT NULL,
    side         text    NOT NULL CHECK (side IN ('BUY', 'SELL')),
    price        numeric NOT NULL CHECK (price > 0),
    quantity     numeric NOT NULL CHECK (quantity > 0),
    fee          numeric NOT NULL,
    liquidity    text    NOT NULL CHECK (liquidity IN ('MAKER', 'TAKER')),
    trade_id     bigint  CHECK (trade_id > 0),
    filled_at    timestamptz GENERATED ALWAYS AS (time_of(filled_nanos)) STORED,
    filled_nanos bigint  NOT NULL
);
CREATE INDEX fills_by_order ON fills (order_id);
CREATE INDEX fills_by_account ON fills (account, id);
COMMENT ON TABLE  fills IS 'Every execution of an order; rows are never changed';
COMMENT ON COLUMN fills.fee IS 'In the quote asset, paid when positive';
COMMENT ON COLUMN fills.liquidity IS 'MAKER rested in the book, TAKER took from it';
COMMENT ON COLUMN fills.trade_id IS 'The trade that it belongs to';

CREATE TABLE trades (
    id                bigint  PRIMARY KEY CHECK (id > 0),
    account           integer NOT NULL,
    symbol            text    NOT NULL,
    side              text    NOT NULL CHECK (side IN ('BUY', 'SELL')),
    status            text    NOT NULL,
    quantity          numeric NOT NULL CHECK (quantity > 0),
    open_quantity     numeric GENERATED ALWAYS AS (trim_scale(entry_quantity - exit_quantity)) STORED,
    entry_price       numeric GENERATED ALWAYS AS (average_price(entry_notional, entry_quantity)) STORED,
    exit_price        numeric GENERATED ALWAYS AS (average_price(exit_notional, exit_quantity)) STORED,
    fees              numeric NOT NULL,
    realized_pnl      numeric NOT NULL,
    stop_loss_price   numeric CHECK (stop_loss_price > 0),
    take_profit_price numeric CHECK (take_profit_price > 0),
    exit_reason       text    CHECK (exit_reason IN ('STOP_LOSS', 'TAKE_PROFIT', 'SIGNAL', 'MANUAL')),
    strategy          text    CHECK (strategy <> ''),
    entry_order_id    bigint  NOT NULL,
    created_at        timestamptz GENERATED ALWAYS AS (time_of(created_nanos)) STORED,
    opened_at         timestamptz GENERATED ALWAYS AS (time_of(opened_nanos)) STORED,
    closed_at         timestamptz GENERATED ALWAYS AS (time_of(closed_nanos)) STORED,
    entry_quantity    numeric NOT NULL CHECK (entry_quantity >= 0),
    exit_quantity     numeric NOT NULL CHECK (exit_quantity >= 0),
    entry_notional    numeric NOT NULL,
    exit_notional     numeric NOT NULL,
    created_nanos     bigint  NOT NULL,
    opened_nanos      bigint,
    closed_nanos      bigint,

    CONSTRAINT trades_exit_is_within_entry CHECK (exit_quantity <= entry_quantity),
    CONSTRAINT trades_status_fits_quantities CHECK (CASE status
        WHEN 'PENDING'  THEN entry_quantity = 0
        WHEN 'OPEN'     THEN exit_quantity < entry_quantity
        WHEN 'CLOSED'   THEN exit_quantity = entry_quantity AND entry_quantity > 0
        WHEN 'CANCELED' THEN entry_quantity = 0
        ELSE false END)
) WITH (fillfactor = 85);
CREATE INDEX trades_by_account ON trades (account, id);
COMMENT ON TABLE  trades IS 'Round trips, from entry to exit, as they stand now';
COMMENT ON COLUMN trades.side IS 'Of the entry';
COMMENT ON COLUMN trades.quantity IS 'What the entry order asked for';
COMMENT ON COLUMN trades.open_quantity IS 'Entered and not exited yet';
COMMENT ON COLUMN trades.entry_price IS 'Average, rounded to eight places; null before the first fill';
COMMENT ON COLUMN trades.exit_price IS 'Average, rounded to eight places; null before the first exit';
COMMENT ON COLUMN trades.realized_pnl IS 'Net of fees, in the quote asset; final once the trade is closed';
COMMENT ON COLUMN trades.stop_loss_price IS 'Kept by the gateway; null for none';
COMMENT ON COLUMN trades.exit_reason IS 'Null while not closed';
COMMENT ON COLUMN trades.strategy IS 'The strategy whose trade it is; null for a person';
COMMENT ON COLUMN trades.entry_notional IS 'Money paid (or received, when sold) for the entry; exact';

CREATE TABLE positions (
    account       integer NOT NULL,
    symbol        text    NOT NULL,
    quantity      numeric NOT NULL,
    average_price numeric GENERATED ALWAYS AS (average_price(open_notional, abs(quantity))) STORED,
    open_notional numeric NOT NULL CHECK (open_notional >= 0),
    realized_pnl  numeric NOT NULL,
    fees          numeric NOT NULL,
    updated_at    timestamptz GENERATED ALWAYS AS (time_of(updated_nanos)) STORED,
    updated_nanos bigint  NOT NULL,
    PRIMARY KEY (account, symbol)
) WITH (fillfactor = 50);
COMMENT ON TABLE  positions IS 'What an account holds of an instrument: the sum of its open trades';
COMMENT ON COLUMN positions.quantity IS 'Negative when short';
COMMENT ON COLUMN positions.open_notional IS 'Money paid for what is open';
COMMENT ON COLUMN positions.realized_pnl IS 'Net of fees, in the quote asset';

CREATE TABLE balances (
    account       integer NOT NULL,
    asset         text    NOT NULL,
    free          numeric NOT NULL,
    locked        numeric NOT NULL,
    total         numeric GENERATED ALWAYS AS (trim_scale(free + locked)) STORED,
    updated_at    timestamptz GENERATED ALWAYS AS (time_of(updated_nanos)) STORED,
    updated_nanos bigint  NOT NULL,
    PRIMARY KEY (account, asset)
) WITH (fillfactor = 50);
COMMENT ON TABLE  balances IS 'Money of one asset in one account';
COMMENT ON COLUMN balances.locked IS 'What open orders reserve';

CREATE TABLE bars (
    symbol      text        NOT NULL,
    frame       text        NOT NULL,
    open_time   timestamptz NOT NULL,
    open        numeric     NOT NULL,
    high        numeric     NOT NULL,
    low         numeric     NOT NULL,
    close       numeric     NOT NULL,
    volume      numeric     NOT NULL CHECK (volume >= 0),
    trade_count bigint      NOT NULL CHECK (trade_count >= 0),
    PRIMARY KEY (symbol, frame, open_time),
    CONSTRAINT bars_range_holds_open_and_close CHECK (low <= least(open, close) AND high >= greatest(open, close))
);
COMMENT ON TABLE  bars IS 'Finished bars';
COMMENT ON COLUMN bars.frame IS 'Length of the bar: 1s, 1m, 5m, 15m, 1h, 4h, 1d';
COMMENT ON COLUMN bars.volume IS 'In the base asset';
COMMENT ON COLUMN bars.trade_count IS '0 when unknown';

CREATE TABLE denials (
    sequence        bigint  NOT NULL,
    ordinal         integer NOT NULL,
    account         integer NOT NULL,
    instrument      integer NOT NULL,
    symbol          text,
    client_order_id text    CHECK (client_order_id <> ''),
    strategy        text    CHECK (strategy <> ''),
    code            text    NOT NULL,
    measured        bigint  NOT NULL,
    limit_value     bigint  NOT NULL,
    denied_at       timestamptz GENERATED ALWAYS AS (time_of(denied_nanos)) STORED,
    denied_nanos    bigint  NOT NULL,
    PRIMARY KEY (sequence, ordinal)
);
COMMENT ON TABLE  denials IS 'What risk refused';
COMMENT ON COLUMN denials.sequence IS 'The command of the journal';
COMMENT ON COLUMN denials.ordinal IS 'The place among the reports of that command';
COMMENT ON COLUMN denials.symbol IS 'Null when there is no such instrument';
COMMENT ON COLUMN denials.measured IS 'What was measured, in the unit of the code: ticks, lots, 10^-8 of money or nanoseconds';

CREATE TABLE deposits (
    account         integer NOT NULL,
    reference       text    NOT NULL,
    asset           text    NOT NULL,
    amount          numeric NOT NULL CHECK (amount > 0),
    sequence        bigint  NOT NULL,
    deposited_at    timestamptz GENERATED ALWAYS AS (time_of(deposited_nanos)) STORED,
    deposited_nanos bigint  NOT NULL,
    PRIMARY KEY (account, reference)
);
COMMENT ON TABLE  deposits IS 'Money that was paid in';
COMMENT ON COLUMN deposits.reference IS 'Accepted once per account for ever';
