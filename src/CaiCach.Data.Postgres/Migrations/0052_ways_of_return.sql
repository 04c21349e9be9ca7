-- How the applicant wants the result; what was posted, and who was reminded of a result that waits.
ALTER TABLE dossiers ADD COLUMN return_way character varying(40) NOT NULL DEFAULT 'AtCounter';
ALTER TABLE dossiers ADD COLUMN return_address character varying(500);
ALTER TABLE dossiers ADD COLUMN post_carrier character varying(100);
ALTER TABLE dossiers ADD COLUMN post_waybill character varying(100);
ALTER TABLE dossiers ADD COLUMN posted_on date;
ALTER TABLE dossiers ADD COLUMN unclaimed_told_at timestamp with time zone;
CREATE INDEX ix_dossiers_to_claim ON dossiers (desk_due_at, id) WHERE desk = 'Return' AND unclaimed_told_at IS NULL;
