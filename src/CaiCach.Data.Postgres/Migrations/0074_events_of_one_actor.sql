-- What one person or program did, for the search of inspectors and administrators.
CREATE INDEX ix_events_actor_id_id ON events (actor_id, id);
