-- Answers that bodies outside the installation owe are reminded of, as those inside are. What has passed stays quiet; what is to come is reminded of from now on.
ALTER TABLE "outside_requests" ADD COLUMN "remind_at" TEXT NULL;
ALTER TABLE "outside_requests" ADD COLUMN "reminded_for" TEXT NULL;
ALTER TABLE "outside_requests" ADD COLUMN "reminded_until" TEXT NULL;
UPDATE "outside_requests" SET "remind_at" = strftime('%Y-%m-%d %H:%M:%S', 'now'), "reminded_for" = "due_at", "reminded_until" = strftime('%Y-%m-%d %H:%M:%S', 'now') WHERE closed_at IS NULL;
CREATE INDEX "ix_outside_requests_remind_at" ON "outside_requests" ("remind_at") WHERE remind_at IS NOT NULL AND closed_at IS NULL;
