-- What people allowed and forbade accounts besides their limits: who, when, why, until when, and what came of it. At the end the
-- projection goes back to the start of the journal: the next start of Trading tells everything again, so that what was
-- done before has its rows.

CREATE TABLE permission_changes (
    sequence      bigint  NOT NULL,
    ordinal       integer NOT NULL,
    account       integer NOT NULL,
    strategy      text    CHECK (strategy <> ''),
    everything    boolean NOT NULL,
    reason        text    CHECK (reason <> ''),
    changed_by    text    CHECK (changed_by <> ''),
    changed_at    timestamptz GENERATED ALWAYS AS (time_of(changed_nanos)) STORED,
    changed_nanos bigint  NOT NULL,
    PRIMARY KEY (sequence, ordinal)
);
CREATE INDEX permission_changes_by_account ON permission_changes (account, sequence, ordinal);
COMMENT ON TABLE  permission_changes IS 'Each time that somebody said what an account may trade; rows are never changed';
COMMENT ON COLUMN permission_changes.strategy IS 'Whose list it is; null for the account''s own';
COMMENT ON COLUMN permission_changes.everything IS 'No list from then on; else what is in permitted_instruments, which may be nothing';

CREATE TABLE permitted_instruments (
    sequence bigint  NOT NULL,
    ordinal  integer NOT NULL,
    symbol   text    NOT NULL,
    PRIMARY KEY (sequence, ordinal, symbol)
);
COMMENT ON TABLE  permitted_instruments IS 'The lists of permission_changes';

CREATE TABLE override_events (
    sequence       bigint  NOT NULL,
    ordinal        integer NOT NULL,
    account        integer NOT NULL,
    strategy       text    CHECK (strategy <> ''),
    event          text    NOT NULL CHECK (event IN ('GRANTED', 'USED', 'EXPIRED', 'REVOKED')),
    one_order      boolean,
    until_at       timestamptz GENERATED ALWAYS AS (time_of(until_nanos)) STORED,
    until_nanos    bigint,
    reason         text    CHECK (reason <> ''),
    changed_by     text    CHECK (changed_by <> ''),
    occurred_at    timestamptz GENERATED ALWAYS AS (time_of(occurred_nanos)) STORED,
    occurred_nanos bigint  NOT NULL,
    PRIMARY KEY (sequence, ordinal),
    CONSTRAINT override_events_granted_has_an_end CHECK (
        (event = 'GRANTED') = (until_nanos IS NOT NULL) AND (event = 'GRANTED') = (one_order IS NOT NULL))
);
CREATE INDEX override_events_by_account ON override_events (account, sequence, ordinal);
COMMENT ON TABLE  override_events IS 'Overrides of soft limits, granted and ended; one that is granted ends the one before it of the same strategy. Rows are never changed';
COMMENT ON COLUMN override_events.strategy IS 'Whose orders pass; null for those of people';
COMMENT ON COLUMN override_events.one_order IS 'Only the first order that needs it; null but for GRANTED, as until_at';
COMMENT ON COLUMN override_events.reason IS 'Of GRANTED and REVOKED, as changed_by';

CREATE TABLE dead_man_switch_events (
    sequence       bigint  NOT NULL,
    ordinal        integer NOT NULL,
    account        integer NOT NULL,
    event          text    NOT NULL CHECK (event IN ('ARMED', 'DISARMED', 'FIRED')),
    cancels_stops  boolean,
    until_at       timestamptz GENERATED ALWAYS AS (time_of(until_nanos)) STORED,
    until_nanos    bigint,
    orders         integer CHECK (orders >= 0),
    changed_by     text    CHECK (changed_by <> ''),
    occurred_at    timestamptz GENERATED ALWAYS AS (time_of(occurred_nanos)) STORED,
    occurred_nanos bigint  NOT NULL,
    PRIMARY KEY (sequence, ordinal),
    CONSTRAINT dead_man_switch_events_armed_has_an_end CHECK (
        (event = 'ARMED') = (until_nanos IS NOT NULL) AND (event = 'ARMED') = (cancels_stops IS NOT NULL)),
    CONSTRAINT dead_man_switch_events_fired_ends_orders CHECK ((event = 'FIRED') = (orders IS NOT NULL))
);
CREATE INDEX dead_man_switch_events_by_account ON dead_man_switch_events (account, sequence, ordinal);
COMMENT ON TABLE  dead_man_switch_events IS 'Dead-man switches armed, disarmed and gone off. Of signs of life for a switch that is armed there are no rows: only the first arms it. Rows are never changed';
COMMENT ON COLUMN dead_man_switch_events.cancels_stops IS 'Whether it ends stops too; null but for ARMED, as until_at';
COMMENT ON COLUMN dead_man_switch_events.until_at IS 'When it would have gone off without another sign of life';
COMMENT ON COLUMN dead_man_switch_events.orders IS 'How many orders it has ended; null but for FIRED';

UPDATE projection SET last_sequence = 0;
