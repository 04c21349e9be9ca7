-- How the applicant wants the result; what was posted, and who was reminded of a result that waits.
ALTER TABLE "dossiers" ADD COLUMN "return_way" TEXT NOT NULL DEFAULT 'AtCounter';
ALTER TABLE "dossiers" ADD COLUMN "return_address" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "post_carrier" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "post_waybill" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "posted_on" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "unclaimed_told_at" TEXT NULL;
CREATE INDEX "ix_dossiers_to_claim" ON "dossiers" ("desk_due_at", "id") WHERE desk = 'Return' AND unclaimed_told_at IS NULL;
