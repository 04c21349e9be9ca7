-- What the one search box of officials looks up. Name keys are compared letter by letter, whatever the language of the database.
ALTER TABLE dossiers ALTER COLUMN owner_key TYPE character varying(500) COLLATE "C";
CREATE INDEX ix_dossiers_agency_id_owner_key_id ON dossiers (agency_id, owner_key, id);
CREATE INDEX ix_dossiers_agency_id_submitted_at_id ON dossiers (agency_id, submitted_at, id);
CREATE INDEX ix_dossiers_owner_id_number ON dossiers (owner_id_number);
CREATE INDEX ix_dossiers_submitter_id_number ON dossiers (submitter_id_number) WHERE submitter_id_number IS NOT NULL;
CREATE INDEX ix_dossiers_phone ON dossiers (phone);
