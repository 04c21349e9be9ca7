-- A unit or a body asks another one under an internal procedure; the official who filed is told what becomes of it.
ALTER TABLE "dossiers" ADD COLUMN "asked_by_id" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "asker_id" TEXT NULL;
CREATE INDEX "ix_dossiers_asked_by_id_submitted_at_id" ON "dossiers" ("asked_by_id", "submitted_at", "id") WHERE asked_by_id IS NOT NULL;
