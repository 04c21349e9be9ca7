-- Lists with which several dossiers are handed to a unit at once.
CREATE TABLE "handover_lists" (
    "id" TEXT NOT NULL CONSTRAINT "pk_handover_lists" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "from_unit_id" TEXT NOT NULL,
    "to_unit_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "symbol" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by_id" TEXT NULL,
    "made_by" TEXT NOT NULL,
    CONSTRAINT "fk_handover_lists_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_handover_lists_from_unit_id_year_number" ON "handover_lists" ("from_unit_id", "year", "number");
CREATE INDEX "ix_handover_lists_agency_id_made_at_id" ON "handover_lists" ("agency_id", "made_at", "id");
CREATE TABLE "handover_lines" (
    "list_id" TEXT NOT NULL,
    "dossier_id" TEXT NOT NULL,
    "event_version" INTEGER NOT NULL,
    "due_at" TEXT NULL,
    CONSTRAINT "pk_handover_lines" PRIMARY KEY ("list_id", "dossier_id"),
    CONSTRAINT "fk_handover_lines_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_handover_lines_handover_lists_list_id" FOREIGN KEY ("list_id") REFERENCES "handover_lists" ("id") ON DELETE RESTRICT
);
