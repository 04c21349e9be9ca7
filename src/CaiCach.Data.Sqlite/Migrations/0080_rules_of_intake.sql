-- The hours to answer a filing and the last hour of the day, by the day of filing; a dossier keeps those it was filed under.
CREATE TABLE "clock_rules" (
    "number" INTEGER NOT NULL,
    "first_day" TEXT NOT NULL,
    "intake_hours" INTEGER NOT NULL,
    "transfer_until_minute" INTEGER NOT NULL,
    "same_day_until_minute" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    CONSTRAINT "pk_clock_rules" PRIMARY KEY ("number")
);
ALTER TABLE "dossiers" ADD COLUMN "clock_rules" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "limit_until_minute" INTEGER NULL;
