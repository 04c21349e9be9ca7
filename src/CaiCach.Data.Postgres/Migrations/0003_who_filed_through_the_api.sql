ALTER TABLE dossiers ADD COLUMN client_id uuid NULL;
