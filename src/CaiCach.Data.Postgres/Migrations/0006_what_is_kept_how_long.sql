-- What is kept how long: what the pruning of working data looks up, by when rows were done and by the hash that names a file.
CREATE INDEX ix_outbox_done_at ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX ix_idempotency_keys_created_at ON idempotency_keys (created_at);
CREATE INDEX ix_uploads_sha256 ON uploads (sha256);
CREATE INDEX ix_dossier_papers_sha256 ON dossier_papers (sha256);
CREATE INDEX ix_events_not_of_dossiers ON events (id) WHERE stream <> 'dossier';

-- The running clocks of an office that end on a day, and the requests whose time to answer has passed.
CREATE INDEX ix_dossiers_agency_id_due_at ON dossiers (agency_id, due_at) WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL;
CREATE INDEX ix_dossiers_intake_supplement_limit_at ON dossiers (intake_supplement_limit_at) WHERE state = 'IntakeSupplement';
