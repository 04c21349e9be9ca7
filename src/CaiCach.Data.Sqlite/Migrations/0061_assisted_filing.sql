-- An official helps a citizen to file online, in the citizen's own account.
ALTER TABLE "dossiers" ADD COLUMN "assist_place" TEXT NULL;
CREATE INDEX "ix_dossiers_assisted" ON "dossiers" ("helped_by_id", "submitted_at", "id") WHERE assist_place IS NOT NULL;
