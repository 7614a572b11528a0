-- Every decision of a strategy with all that led to it. These rows are not made from the journal again: the strategies tell them
-- once, and what became of them when it is known.
CREATE TABLE decisions (
    strategy          text    NOT NULL CHECK (strategy <> ''),
    symbol            text    NOT NULL CHECK (symbol <> ''),
    id                text    COLLATE "C" NOT NULL CHECK (id <> ''),
    version           text    NOT NULL,
    sequence          bigint  NOT NULL,
    decided_at        timestamptz GENERATED ALWAYS AS (time_of(decided_nanos)) STORED,
    decided_nanos     bigint  NOT NULL,
    bar_open_nanos    bigint  NOT NULL,
    action            text    NOT NULL CHECK (action IN ('ENTER', 'EXIT', 'CANCEL')),
    outcome           text    NOT NULL CHECK (outcome IN ('SENT', 'VETOED', 'TOO_SMALL', 'BUSY', 'DENIED', 'REPEATED')),
    side              text    NOT NULL CHECK (side IN ('BUY', 'SELL')),
    quantity_lots     bigint  NOT NULL,
    price_ticks       bigint,
    stop_loss_ticks   bigint,
    take_profit_ticks bigint,
    confidence        double precision NOT NULL,
    client_order_id   text    CHECK (client_order_id <> ''),
    trade_id          bigint,
    reason            text    NOT NULL,
    detail            text    NOT NULL,
    words             text    NOT NULL,
    evidence          jsonb   NOT NULL,
    PRIMARY KEY (strategy, symbol, id)
);
CREATE INDEX decisions_by_id ON decisions (id);
CREATE INDEX decisions_by_time ON decisions (decided_nanos, id);
CREATE INDEX decisions_by_strategy ON decisions (strategy, decided_nanos, id);
COMMENT ON TABLE  decisions IS 'What strategies wanted, why, on what, and what became of it; a row changes when its outcome becomes known';
COMMENT ON COLUMN decisions.sequence IS 'The command of the journal whose report led to it';
COMMENT ON COLUMN decisions.quantity_lots IS 'Times instruments.lot_size; prices in ticks times instruments.tick_size';
COMMENT ON COLUMN decisions.words IS 'All of it in plain words';
COMMENT ON COLUMN decisions.evidence IS 'What it was made on: values, patterns, opinion, sizing, parameters and their hash; prices in ticks, position in lots, money in units of 10^-8';
