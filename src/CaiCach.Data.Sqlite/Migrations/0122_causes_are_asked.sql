-- The heads who owe it are asked once, when a dossier becomes late, for the cause; of what was told to be late, or had ended, before, they are not asked.
ALTER TABLE "dossiers" ADD COLUMN "cause_asked_at" TEXT NULL;
UPDATE "dossiers" SET "cause_asked_at" = COALESCE("late_told_at", "cause_owed_at") WHERE "late_told_at" > "cause_owed_at" OR ("cause_owed_at" IS NOT NULL AND "finished_at" IS NOT NULL);
CREATE INDEX "ix_dossiers_cause_unasked" ON "dossiers" ("cause_owed_at", "id") WHERE cause_owed_at IS NOT NULL AND cause_asked_at IS NULL;
