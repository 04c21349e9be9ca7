-- Results that nobody came for, handed to the archive with a list.
ALTER TABLE dossiers ADD COLUMN archived_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN archive_symbol character varying(60);
ALTER TABLE dossiers ADD COLUMN archive_place character varying(200);
CREATE INDEX ix_dossiers_archived ON dossiers (counter_id, archived_at, id) WHERE archived_at IS NOT NULL;
