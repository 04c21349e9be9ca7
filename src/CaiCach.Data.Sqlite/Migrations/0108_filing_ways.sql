-- The way a dossier really came in, finer than its channel; of those of before what their filing shows for certain.
ALTER TABLE "dossiers" ADD COLUMN "way" TEXT NULL;
ALTER TABLE "api_clients" ADD COLUMN "ways" TEXT NOT NULL DEFAULT '';
UPDATE "dossiers" SET "way" = CASE
    WHEN "assist_place" = 'Counter' THEN 'Assisted'
    WHEN "assist_place" = 'Postal' THEN 'Agent'
    WHEN "assist_place" IS NOT NULL THEN "assist_place"
    WHEN "channel" = 'Post' THEN 'Post'
    ELSE 'OwnPortal' END
WHERE "client_id" IS NULL AND "asked_by_id" IS NULL AND "part_of_id" IS NULL AND ("assist_place" IS NOT NULL OR "channel" = 'Post' OR ("channel" = 'Online' AND "account_id" IS NOT NULL));
UPDATE "dossiers" SET "way" = (SELECT "whole"."way" FROM "dossiers" "whole" WHERE "whole"."id" = "dossiers"."part_of_id") WHERE "part_of_id" IS NOT NULL;
