-- The head of the division reviews what a specialist proposes, where the internal process says so.
ALTER TABLE dossiers ADD COLUMN review_awaited boolean NOT NULL DEFAULT false;
ALTER TABLE dossiers ADD COLUMN reviewed_by character varying(300);
ALTER TABLE dossiers ADD COLUMN reviewed_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN review_text text;
