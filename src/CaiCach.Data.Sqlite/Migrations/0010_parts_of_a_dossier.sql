-- Parts of a dossier that other bodies handle (liên thông).
ALTER TABLE dossiers ADD COLUMN part_of_id TEXT NULL;
CREATE INDEX ix_dossiers_part_of_id ON dossiers (part_of_id) WHERE part_of_id IS NOT NULL;
CREATE INDEX ix_dossiers_interlinked ON dossiers (id) WHERE state = 'Interlinked';
