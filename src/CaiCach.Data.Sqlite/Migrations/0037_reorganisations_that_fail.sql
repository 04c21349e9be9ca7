-- What keeps a reorganisation from being carried out is kept for its administrator; what is settled is no longer looked at every few seconds.
ALTER TABLE "reorganisations" ADD COLUMN "settled_at" TEXT NULL;
ALTER TABLE "reorganisations" ADD COLUMN "failed_at" TEXT NULL;
ALTER TABLE "reorganisations" ADD COLUMN "failure" TEXT NULL;
