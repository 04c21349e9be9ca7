-- The figures of a period that is over are closed; a correction is a new version, and nobody changes or deletes one. Handover lists stay as they were made, too.
CREATE TABLE "frozen_reports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_frozen_reports" PRIMARY KEY,
    "series_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "changes" TEXT NULL,
    "reason" TEXT NULL,
    "frozen_at" TEXT NOT NULL,
    "frozen_by_id" TEXT NULL,
    "frozen_by" TEXT NOT NULL,
    CONSTRAINT "fk_frozen_reports_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_frozen_reports_agency_id_form_last_day_first_day_version" ON "frozen_reports" ("agency_id", "form", "last_day", "first_day", "version");
CREATE TRIGGER frozen_reports_no_update BEFORE UPDATE ON frozen_reports BEGIN SELECT RAISE(ABORT, 'frozen_reports are append-only'); END;
CREATE TRIGGER frozen_reports_no_delete BEFORE DELETE ON frozen_reports BEGIN SELECT RAISE(ABORT, 'frozen_reports are append-only'); END;
CREATE TRIGGER handover_lists_no_update BEFORE UPDATE ON handover_lists BEGIN SELECT RAISE(ABORT, 'handover_lists are append-only'); END;
CREATE TRIGGER handover_lists_no_delete BEFORE DELETE ON handover_lists BEGIN SELECT RAISE(ABORT, 'handover_lists are append-only'); END;
CREATE TRIGGER handover_lines_no_update BEFORE UPDATE ON handover_lines BEGIN SELECT RAISE(ABORT, 'handover_lines are append-only'); END;
CREATE TRIGGER handover_lines_no_delete BEFORE DELETE ON handover_lines BEGIN SELECT RAISE(ABORT, 'handover_lines are append-only'); END;
