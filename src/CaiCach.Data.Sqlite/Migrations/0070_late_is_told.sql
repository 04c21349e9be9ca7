-- That the due date passed without a result and without an apology is told the applicant once.
ALTER TABLE "dossiers" ADD COLUMN "late_told_at" TEXT NULL;
CREATE INDEX "ix_dossiers_late_untold" ON "dossiers" ("due_at", "id") WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND appointment_at IS NULL AND late_told_at IS NULL;
