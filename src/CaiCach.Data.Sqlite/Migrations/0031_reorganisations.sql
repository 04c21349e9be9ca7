-- Units are merged, divided, renamed and closed by decisions; what a unit had goes to its successors.
ALTER TABLE "units" ADD COLUMN "ended_by_id" TEXT NULL;
ALTER TABLE "measure_entries" ADD COLUMN "since" TEXT NULL;
CREATE TABLE "reorganisations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reorganisations" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decision_date" TEXT NOT NULL,
    "effective_day" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "recorded_by_id" TEXT NULL,
    "recorded_by" TEXT NOT NULL,
    "cancelled_at" TEXT NULL,
    "carried_out_at" TEXT NULL,
    "completed_at" TEXT NULL,
    "moved" INTEGER NOT NULL
);
CREATE INDEX "ix_reorganisations_recorded_at" ON "reorganisations" ("recorded_at");
CREATE TABLE "unit_successions" (
    "predecessor_id" TEXT NOT NULL,
    "successor_id" TEXT NOT NULL,
    "reorganisation_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    CONSTRAINT "pk_unit_successions" PRIMARY KEY ("predecessor_id", "successor_id", "reorganisation_id"),
    CONSTRAINT "fk_unit_successions_units_predecessor_id" FOREIGN KEY ("predecessor_id") REFERENCES "units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_unit_successions_units_successor_id" FOREIGN KEY ("successor_id") REFERENCES "units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_unit_successions_reorganisations_reorganisation_id" FOREIGN KEY ("reorganisation_id") REFERENCES "reorganisations" ("id") ON DELETE RESTRICT
);
