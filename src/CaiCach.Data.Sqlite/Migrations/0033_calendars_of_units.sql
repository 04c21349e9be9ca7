-- A body has working hours and single days of its own, in versions; petitions remember the calendar they were counted with.
CREATE TABLE "unit_calendars" (
    "version" TEXT NOT NULL CONSTRAINT "pk_unit_calendars" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decision_date" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "recomputed_at" TEXT NULL,
    "moved" INTEGER NOT NULL,
    CONSTRAINT "fk_unit_calendars_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_unit_calendars_unit_id_number" ON "unit_calendars" ("unit_id", "number");
ALTER TABLE "petitions" ADD COLUMN "calendar_version" TEXT NULL;
