-- Results that nobody came for, handed to the archive with a list.
ALTER TABLE "dossiers" ADD COLUMN "archived_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "archive_symbol" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "archive_place" TEXT NULL;
CREATE INDEX "ix_dossiers_archived" ON "dossiers" ("counter_id", "archived_at", "id") WHERE archived_at IS NOT NULL;
