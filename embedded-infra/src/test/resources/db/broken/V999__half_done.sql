CREATE TABLE half_done (id integer);
SELECT no_such_function();
