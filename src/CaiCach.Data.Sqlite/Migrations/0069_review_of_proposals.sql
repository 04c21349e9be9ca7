-- The head of the division reviews what a specialist proposes, where the internal process says so.
ALTER TABLE "dossiers" ADD COLUMN "review_awaited" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dossiers" ADD COLUMN "reviewed_by" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reviewed_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "review_text" TEXT NULL;
