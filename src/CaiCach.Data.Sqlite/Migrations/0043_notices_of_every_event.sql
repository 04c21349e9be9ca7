-- Notices about citizens' questions; requests that wait to be answered are reminded of.
ALTER TABLE "notices" ADD COLUMN "question_id" TEXT;
UPDATE "dossiers" SET "remind_at" = strftime('%Y-%m-%d %H:%M:%S', 'now'), "reminded_for" = "intake_due_at", "reminded_until" = strftime('%Y-%m-%d %H:%M:%S', 'now') WHERE "accepted_at" IS NULL AND "state" IN ('Submitted', 'IntakeReview');
