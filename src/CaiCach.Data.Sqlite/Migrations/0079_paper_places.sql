-- Where the papers of a dossier lie: shelf, cabinet, box.
ALTER TABLE "dossiers" ADD COLUMN "paper_place" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "paper_place_key" TEXT NULL;
CREATE INDEX "ix_dossiers_paper_place" ON "dossiers" ("paper_place_key", "submitted_at") WHERE paper_place_key IS NOT NULL;
