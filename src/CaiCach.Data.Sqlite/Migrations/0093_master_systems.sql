-- Which system holds the status of a dossier; what was there before is this system's.
ALTER TABLE "dossiers" ADD COLUMN "master_system" TEXT NOT NULL DEFAULT 'Own';
ALTER TABLE "dossiers" ADD COLUMN "master_name" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "master_address" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "mastered_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "route_asked_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "route_to" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "route_name" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "route_address" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reported_status" INTEGER NULL;
ALTER TABLE "dossiers" ADD COLUMN "reported_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reported_text" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "report_received_at" TEXT NULL;
CREATE INDEX "ix_dossiers_elsewhere" ON "dossiers" ("agency_id", "mastered_at", "id") WHERE master_system <> 'Own';
