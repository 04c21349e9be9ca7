-- The internal process a dossier was accepted under, and the steps it has been at; those accepted before have none.
ALTER TABLE "dossiers" ADD COLUMN "process_version_id" TEXT NULL CONSTRAINT "fk_dossiers_process_versions_process_version_id" REFERENCES "process_versions" ("id") ON DELETE RESTRICT;
CREATE TABLE "dossier_steps" (
    "dossier_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "first_key" TEXT NOT NULL,
    "last_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "started_at" TEXT NOT NULL,
    "due_at" TEXT NULL,
    "ended_at" TEXT NULL,
    "timeliness" TEXT NULL,
    CONSTRAINT "pk_dossier_steps" PRIMARY KEY ("dossier_id", "number"),
    CONSTRAINT "fk_dossier_steps_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
