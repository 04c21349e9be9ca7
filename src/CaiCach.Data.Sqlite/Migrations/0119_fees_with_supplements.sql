-- What is collected with a supplement is owed from the supplement on; what was accepted before was asked for it with the rest, and is not asked again.
ALTER TABLE "dossiers" ADD COLUMN "supplement_fee" INTEGER NULL;
UPDATE "dossiers" SET "supplement_fee" = 0 WHERE "accepted_at" IS NOT NULL;
