-- Months and years have sums of their own beside the days, so that a report of any period reads few rows.
CREATE TABLE "measure_months" (
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "pk_measure_months" PRIMARY KEY ("agency_id", "measure", "day", "procedure_code")
);
CREATE TABLE "measure_years" (
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "pk_measure_years" PRIMARY KEY ("agency_id", "measure", "day", "procedure_code")
);
INSERT INTO "measure_months" ("agency_id", "measure", "day", "procedure_code", "quantity")
SELECT "agency_id", "measure", date("day", 'start of month'), "procedure_code", SUM("quantity") FROM "measure_totals" GROUP BY 1, 2, 3, 4;
INSERT INTO "measure_years" ("agency_id", "measure", "day", "procedure_code", "quantity")
SELECT "agency_id", "measure", date("day", 'start of year'), "procedure_code", SUM("quantity") FROM "measure_months" GROUP BY 1, 2, 3, 4;
