-- The signed text of a decision of the catalogue as a file.
ALTER TABLE catalogue_decisions ADD COLUMN file_name TEXT NULL;
ALTER TABLE catalogue_decisions ADD COLUMN file_sha256 TEXT NULL;
