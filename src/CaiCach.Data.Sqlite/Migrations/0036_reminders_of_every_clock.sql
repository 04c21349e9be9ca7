-- Reminders of the steps of a process, of opinions that are asked for, and of petitions, beside those of due dates.
ALTER TABLE "dossier_steps" ADD COLUMN "remind_at" TEXT NULL;
ALTER TABLE "dossier_steps" ADD COLUMN "reminded_for" TEXT NULL;
ALTER TABLE "dossier_steps" ADD COLUMN "reminded_until" TEXT NULL;
ALTER TABLE "consultations" ADD COLUMN "remind_at" TEXT NULL;
ALTER TABLE "consultations" ADD COLUMN "reminded_for" TEXT NULL;
ALTER TABLE "consultations" ADD COLUMN "reminded_until" TEXT NULL;
ALTER TABLE "petitions" ADD COLUMN "remind_at" TEXT NULL;
ALTER TABLE "petitions" ADD COLUMN "reminded_for" TEXT NULL;
ALTER TABLE "petitions" ADD COLUMN "reminded_until" TEXT NULL;
-- What has passed stays quiet; what is to come is reminded of from now on.
UPDATE "dossier_steps" SET "remind_at" = strftime('%Y-%m-%d %H:%M:%S', 'now'), "reminded_for" = "due_at", "reminded_until" = strftime('%Y-%m-%d %H:%M:%S', 'now') WHERE ended_at IS NULL AND due_at IS NOT NULL;
UPDATE "consultations" SET "remind_at" = strftime('%Y-%m-%d %H:%M:%S', 'now'), "reminded_for" = "due_at", "reminded_until" = strftime('%Y-%m-%d %H:%M:%S', 'now') WHERE closed_at IS NULL;
UPDATE "petitions" SET "remind_at" = strftime('%Y-%m-%d %H:%M:%S', 'now'), "reminded_for" = CASE state WHEN 'Answered' THEN publish_due_at ELSE answer_due_at END, "reminded_until" = strftime('%Y-%m-%d %H:%M:%S', 'now') WHERE state IN ('Received', 'Routed', 'Drafted', 'Answered');
CREATE INDEX "ix_dossier_steps_remind_at" ON "dossier_steps" ("remind_at") WHERE remind_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX "ix_consultations_remind_at" ON "consultations" ("remind_at") WHERE remind_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX "ix_petitions_remind_at" ON "petitions" ("remind_at") WHERE remind_at IS NOT NULL;
ALTER TABLE "notices" ADD COLUMN "petition_id" TEXT NULL;
ALTER TABLE "sent_reminders" RENAME TO "sent_reminders_of_dossiers";
CREATE TABLE "sent_reminders" (
    "subject_id" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "name" TEXT NULL,
    "dossier_id" TEXT NULL,
    "sent_at" TEXT NOT NULL,
    "recipients" TEXT NOT NULL,
    CONSTRAINT "pk_sent_reminders" PRIMARY KEY ("subject_id", "clock", "due_at", "step"),
    CONSTRAINT "fk_sent_reminders_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
INSERT INTO "sent_reminders" ("subject_id", "clock", "due_at", "step", "about", "dossier_id", "sent_at", "recipients")
    SELECT "dossier_id", 'due', "due_at", "step", 'Due', "dossier_id", "sent_at", "recipients" FROM "sent_reminders_of_dossiers";
DROP TABLE "sent_reminders_of_dossiers";
CREATE INDEX "ix_sent_reminders_dossier_id_sent_at" ON "sent_reminders" ("dossier_id", "sent_at") WHERE dossier_id IS NOT NULL;
