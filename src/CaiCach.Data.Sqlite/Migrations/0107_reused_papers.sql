-- A paper of a dossier may come from an earlier dossier of the same owner: the paper, and the code, kind and day it is known by.
ALTER TABLE "dossier_papers" ADD COLUMN "reused_from_id" TEXT NULL CONSTRAINT "fk_dossier_papers_dossier_papers_reused_from_id" REFERENCES "dossier_papers" ("id") ON DELETE RESTRICT;
ALTER TABLE "dossier_papers" ADD COLUMN "reused_code" TEXT NULL;
ALTER TABLE "dossier_papers" ADD COLUMN "reused_kind" TEXT NULL;
ALTER TABLE "dossier_papers" ADD COLUMN "reused_on" TEXT NULL;
ALTER TABLE "uploads" ADD COLUMN "reused_from_id" TEXT NULL CONSTRAINT "fk_uploads_dossier_papers_reused_from_id" REFERENCES "dossier_papers" ("id") ON DELETE RESTRICT;
CREATE UNIQUE INDEX "ix_uploads_reused" ON "uploads" ("reused_from_id", "owner_id", "draft_id") WHERE reused_from_id IS NOT NULL;
