-- The owner of a dossier may show a passport instead of an identity number.
ALTER TABLE dossiers ADD COLUMN owner_nationality character varying(100);
