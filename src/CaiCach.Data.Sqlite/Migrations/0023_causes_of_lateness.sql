-- Why a dossier is past its due date (II.07), and from when the head owes it.
ALTER TABLE "dossiers" ADD COLUMN "late_cause" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "late_cause_note" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "cause_owed_at" TEXT NULL;
UPDATE dossiers SET cause_owed_at = due_at WHERE due_at IS NOT NULL AND ((finished_at IS NULL AND paused_at IS NULL) OR timeliness = 'Late');
CREATE INDEX "ix_dossiers_agency_id_cause_owed_at_id" ON "dossiers" ("agency_id", "cause_owed_at", "id") WHERE cause_owed_at IS NOT NULL;
CREATE INDEX "ix_dossiers_agency_id_late_cause" ON "dossiers" ("agency_id", "late_cause") WHERE late_cause IS NOT NULL;
