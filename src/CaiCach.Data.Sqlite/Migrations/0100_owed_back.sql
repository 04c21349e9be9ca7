-- What was paid for a dossier that was withdrawn, stopped or refused waits to be given back: obligations in hand by the cash book, and since when something waits.
-- Fees of dossiers that ended before 01/6/2026 are not put on the list, which would be buried under them; they can still be given back from the dossier.
ALTER TABLE "dossiers" ADD COLUMN "duty_held" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dossiers" ADD COLUMN "money_kept_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "owed_back_at" TEXT NULL;
UPDATE "dossiers" SET "duty_held" =
    (SELECT COALESCE(SUM(c."amount"), 0) FROM "cash_entries" c WHERE c."dossier_id" = "dossiers"."id" AND c."kind" = 'Duty')
    - (SELECT COALESCE(SUM(json_extract(e."data", '$.amount')), 0) FROM "events" e WHERE e."stream_id" = "dossiers"."id" AND e."type" = 'dossier.duty_part_reversed')
    WHERE "duty_amount" IS NOT NULL;
UPDATE "dossiers" SET "owed_back_at" = COALESCE("finished_at", "accepted_at")
    WHERE ("state" IN ('Withdrawn', 'Stopped') AND ("duty_held" > 0 OR ("fee_paid" > 0 AND "payment" <> 'Refunded' AND COALESCE("finished_at", "accepted_at") >= '2026-05-31 17:00:00'))) OR ("refused" AND "duty_held" > 0);
CREATE INDEX "ix_dossiers_owed_back" ON "dossiers" ("counter_id", "owed_back_at", "id") WHERE owed_back_at IS NOT NULL;
