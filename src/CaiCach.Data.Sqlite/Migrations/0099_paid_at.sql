-- When money came in that was written down later.
ALTER TABLE "cash_entries" ADD COLUMN "paid_at" TEXT NULL;
