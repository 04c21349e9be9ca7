-- Bodies and units that are asked for their opinion on a dossier.
CREATE TABLE "consultations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consultations" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "papers" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "asked_at_version" INTEGER NOT NULL,
    "due_at" TEXT NOT NULL,
    "answer" TEXT NULL,
    "opinion" TEXT NULL,
    "answered_by_id" TEXT NULL,
    "answered_by_name" TEXT NULL,
    "closed_at" TEXT NULL,
    CONSTRAINT "fk_consultations_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_consultations_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_consultations_unit_id_due_at_id" ON "consultations" ("unit_id", "due_at", "id") WHERE closed_at IS NULL;
CREATE UNIQUE INDEX "ix_consultations_dossier_id_asked_at_version_unit_id" ON "consultations" ("dossier_id", "asked_at_version", "unit_id");
CREATE INDEX "ix_dossiers_consulting" ON "dossiers" ("id") WHERE state = 'Consulting';
