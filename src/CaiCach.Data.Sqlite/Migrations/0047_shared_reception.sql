-- Counters take in procedures of other bodies of the province. A dossier has a counter; until now it was always that of the competent body.
CREATE TABLE "shared_receptions" (
    "agency_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "first_day" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "procedures" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    CONSTRAINT "pk_shared_receptions" PRIMARY KEY ("agency_id", "number"),
    CONSTRAINT "fk_shared_receptions_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
ALTER TABLE "dossiers" ADD COLUMN "left_counter_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "received_for_other" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dossiers" ADD COLUMN "counter_id" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
UPDATE "dossiers" SET "counter_id" = "agency_id";
CREATE INDEX "ix_dossiers_counter_id_desk_desk_due_at_id" ON "dossiers" ("counter_id", "desk", "desk_due_at", "id");
CREATE INDEX "ix_dossiers_for_others_submitted" ON "dossiers" ("received_by_id", "submitted_at", "id") WHERE received_for_other;
CREATE INDEX "ix_dossiers_for_others_accepted" ON "dossiers" ("received_by_id", "accepted_at", "id") WHERE received_for_other AND accepted_at IS NOT NULL;
