-- When the post delivered a dossier that was sent by post, and the day of its postmark.
ALTER TABLE "dossiers" ADD COLUMN "arrived_at" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "postmarked_on" TEXT NULL;
