-- A paper of a dossier may be an electronic declaration: its answers, and the version of the procedure that asked.
ALTER TABLE dossier_papers ADD COLUMN answers text;
ALTER TABLE dossier_papers ADD COLUMN answers_version integer;
