-- Takes back V4, for psql, in one transaction (psql --single-transaction). V4, when it comes again, begins with empty columns.
ALTER TABLE orders
    DROP CONSTRAINT orders_contingency_needs_a_list,
    DROP COLUMN list_orders,
    DROP COLUMN contingency;

DELETE FROM flyway_schema_history WHERE version = '4';
