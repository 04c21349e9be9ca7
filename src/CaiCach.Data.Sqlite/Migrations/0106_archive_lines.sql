-- What was signed stays as it was signed: the lines of a list for the archive, whatever becomes of the results.
CREATE TABLE "archive_lines" (
    "dossier_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "result_number" TEXT NULL,
    "ready_at" TEXT NOT NULL,
    CONSTRAINT "pk_archive_lines" PRIMARY KEY ("dossier_id", "at"),
    CONSTRAINT "fk_archive_lines_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_archive_lines_agency_id_at_dossier_id" ON "archive_lines" ("agency_id", "at", "dossier_id");
INSERT INTO "archive_lines" SELECT "id", "archived_at", "counter_id", "archive_symbol", "archive_place", "result_number", COALESCE("finished_at", "archived_at") FROM "dossiers" WHERE "archived_at" IS NOT NULL;
DROP INDEX "ix_dossiers_archived";
CREATE TRIGGER archive_lines_no_update BEFORE UPDATE ON archive_lines BEGIN SELECT RAISE(ABORT, 'archive_lines are append-only'); END;
CREATE TRIGGER archive_lines_no_delete BEFORE DELETE ON archive_lines BEGIN SELECT RAISE(ABORT, 'archive_lines are append-only'); END;
