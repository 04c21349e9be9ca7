-- Which branches of its internal process officials chose for a dossier, which prescribed steps it skipped, and which whoever moved it on may have done in passing: keys of that version of the process, apart by blanks.
ALTER TABLE "dossiers" ADD COLUMN "chosen_branches" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "skipped_steps" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "passed_steps" TEXT NULL;
CREATE INDEX "ix_dossiers_skipped" ON "dossiers" ("agency_id", "accepted_at", "id") WHERE skipped_steps IS NOT NULL AND finished_at IS NULL;
