-- The head orders that an ended dossier be opened again, an administrator carries it out; what was opened again before needed no order.
ALTER TABLE dossiers ADD COLUMN reopening_ordered_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN reopening_ordered_by_id uuid;
ALTER TABLE dossiers ADD COLUMN reopening_reason text;
ALTER TABLE dossiers ADD COLUMN reopening_basis text;
ALTER TABLE dossiers ADD COLUMN reopening_number character varying(100);
CREATE INDEX ix_dossiers_reopening_ordered ON dossiers (agency_id, reopening_ordered_at, id) WHERE reopening_ordered_at IS NOT NULL;
