-- The signed text of a decision of the catalogue as a file.
ALTER TABLE catalogue_decisions ADD COLUMN file_name character varying(255) NULL;
ALTER TABLE catalogue_decisions ADD COLUMN file_sha256 character varying(64) NULL;
