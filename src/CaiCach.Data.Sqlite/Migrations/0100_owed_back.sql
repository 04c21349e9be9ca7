-- What was paid for a dossier that was withdrawn, stopped or refused waits to be given back: obligations in hand by the cash book, and since when something waits.
ALTER TABLE "dossiers" ADD COLUMN "duty_held" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dossiers" ADD COLUMN "money_kept_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "owed_back_at" TEXT NULL;
UPDATE "dossiers" SET "duty_held" =
    (SELECT COALESCE(SUM(c."amount"), 0) FROM "cash_entries" c WHERE c."dossier_id" = "dossiers"."id" AND (c."kind" = 'Duty' OR (c."kind" = 'Reversal'
        AND EXISTS (SELECT 1 FROM "cash_entries" d WHERE d."dossier_id" = c."dossier_id" AND d."kind" = 'Duty' AND d."number" = c."number" AND d."amount" = -c."amount"))))
    WHERE "duty_amount" IS NOT NULL;
UPDATE "dossiers" SET "owed_back_at" = COALESCE("finished_at", "accepted_at")
    WHERE ("state" IN ('Withdrawn', 'Stopped') AND ("duty_held" > 0 OR ("fee_paid" > 0 AND "payment" <> 'Refunded'))) OR ("refused" AND "duty_held" > 0);
CREATE INDEX "ix_dossiers_owed_back" ON "dossiers" ("counter_id", "owed_back_at", "id") WHERE owed_back_at IS NOT NULL;
