-- A fee and an obligation may be paid in instalments: what was paid of them stands beside what is to be paid.
ALTER TABLE "dossiers" ADD COLUMN "fee_paid" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dossiers" ADD COLUMN "duty_paid" INTEGER NOT NULL DEFAULT 0;
UPDATE "dossiers" SET "fee_paid" = "fee_amount" WHERE "payment" IN ('Paid', 'Refunded');
UPDATE "dossiers" SET "duty_paid" = "duty_amount" WHERE "duty_receipt" IS NOT NULL AND "duty_amount" IS NOT NULL
    AND EXISTS (SELECT 1 FROM "cash_entries" c WHERE c."dossier_id" = "dossiers"."id" AND c."kind" = 'Duty' AND c."number" = "dossiers"."duty_receipt");
DROP INDEX "ix_dossiers_owing";
CREATE INDEX "ix_dossiers_owing" ON "dossiers" ("counter_id", "accepted_at", "id") WHERE accepted_at IS NOT NULL AND (payment IN ('Due', 'Partial') OR state = 'FinancialDuty') AND state <> 'Stopped' AND state <> 'Withdrawn' AND state <> 'Done';
