-- Reminders before, at and after the due date, step by step; they take the place of the one message when it has passed.
CREATE TABLE "reminder_ladders" (
    "agency_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    CONSTRAINT "pk_reminder_ladders" PRIMARY KEY ("agency_id", "number"),
    CONSTRAINT "fk_reminder_ladders_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE TABLE "sent_reminders" (
    "dossier_id" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "sent_at" TEXT NOT NULL,
    "recipients" TEXT NOT NULL,
    CONSTRAINT "pk_sent_reminders" PRIMARY KEY ("dossier_id", "due_at", "step"),
    CONSTRAINT "fk_sent_reminders_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
ALTER TABLE "dossiers" ADD COLUMN "remind_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reminded_for" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "reminded_until" TEXT NULL;
-- What has passed was told; what is to come is reminded of from now on.
UPDATE "dossiers" SET "remind_at" = strftime('%Y-%m-%d %H:%M:%S', 'now'), "reminded_for" = "due_at", "reminded_until" = strftime('%Y-%m-%d %H:%M:%S', 'now') WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND due_at IS NOT NULL;
DROP INDEX "ix_dossiers_overdue";
ALTER TABLE "dossiers" DROP COLUMN "overdue_told_for";
CREATE INDEX "ix_dossiers_remind_at" ON "dossiers" ("remind_at") WHERE remind_at IS NOT NULL;
