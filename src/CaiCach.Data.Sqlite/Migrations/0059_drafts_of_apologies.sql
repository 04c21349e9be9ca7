-- The letter of apology that a specialist, or the system, drafts for the head of the body.
CREATE TABLE "apology_drafts" (
    "dossier_id" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "reason" TEXT NULL,
    "fault_unit_id" TEXT NULL,
    "writer_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "returned_for" TEXT NULL,
    CONSTRAINT "pk_apology_drafts" PRIMARY KEY ("dossier_id"),
    CONSTRAINT "fk_apology_drafts_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_apology_drafts_due_at" ON "apology_drafts" ("due_at") WHERE returned_for IS NULL;
