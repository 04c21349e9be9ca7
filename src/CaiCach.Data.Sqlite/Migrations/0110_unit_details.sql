-- The office of the head of a body, which letters print over the signature; and how often the details of a unit were set.
ALTER TABLE "units" ADD COLUMN "head_title" TEXT NULL;
ALTER TABLE "units" ADD COLUMN "details_version" INTEGER NOT NULL DEFAULT 0;
