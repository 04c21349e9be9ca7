-- Accounts are managed by administrators: events by version, locking, one-time passwords.
ALTER TABLE "accounts" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "accounts" ADD COLUMN "locked_at" TEXT NULL;
ALTER TABLE "accounts" ADD COLUMN "one_time_until" TEXT NULL;
