-- Procedures that run by stages, each with a clock of its own.
ALTER TABLE dossiers ADD COLUMN clock_started_at TEXT NULL;
ALTER TABLE dossiers ADD COLUMN late_stages INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "dossier_stages" (
    "dossier_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "due_at" TEXT NULL,
    "ended_at" TEXT NULL,
    "timeliness" TEXT NULL,
    CONSTRAINT "pk_dossier_stages" PRIMARY KEY ("dossier_id", "number"),
    CONSTRAINT "fk_dossier_stages_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
