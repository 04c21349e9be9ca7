-- What waits in one queue of the outbox is found without reading the others: a code that holds for minutes goes before thousands of messages held over night.
CREATE INDEX ix_outbox_topic_due_at_id ON outbox (topic, due_at, id) WHERE done_at IS NULL AND set_aside_at IS NULL;
