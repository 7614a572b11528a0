-- Takes back V5, for psql, in one transaction (psql --single-transaction). The decisions are gone for good: save the table first if
-- they matter (\copy decisions TO 'decisions.csv' CSV HEADER).
DROP TABLE IF EXISTS decisions;

DELETE FROM flyway_schema_history WHERE version = '5';
