-- What an order's list is, beside its id. Orders that ended before this migration keep null, and so do open ones until something
-- happens to them: a rebuild from nothing tells it of all.
ALTER TABLE orders
    ADD COLUMN contingency text    CHECK (contingency IN ('OCO', 'OTO', 'OUO', 'BRACKET')),
    ADD COLUMN list_orders integer CHECK (list_orders > 0),
    ADD CONSTRAINT orders_contingency_needs_a_list CHECK (list_id IS NOT NULL OR contingency IS NULL AND list_orders IS NULL);
COMMENT ON COLUMN orders.contingency IS 'How the orders of the list depend on each other; null without a list';
COMMENT ON COLUMN orders.list_orders IS 'How many orders the list was given; their ids follow each other, from list_id on';
