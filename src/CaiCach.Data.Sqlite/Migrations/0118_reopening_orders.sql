-- The head orders that an ended dossier be opened again, an administrator carries it out; what was opened again before needed no order.
ALTER TABLE "dossiers" ADD COLUMN "reopening_ordered_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reopening_ordered_by_id" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reopening_reason" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reopening_basis" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reopening_number" TEXT NULL;
CREATE INDEX "ix_dossiers_reopening_ordered" ON "dossiers" ("agency_id", "reopening_ordered_at", "id") WHERE reopening_ordered_at IS NOT NULL;
