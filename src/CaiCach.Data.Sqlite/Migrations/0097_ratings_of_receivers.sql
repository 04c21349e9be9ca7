-- Whoever received a dossier is rated beside who handled it; what is rated already says so from what was recorded.
ALTER TABLE "ratings" ADD COLUMN "received_by_id" TEXT NULL;
ALTER TABLE "ratings" ADD COLUMN "receiver_id" TEXT NULL;
UPDATE "ratings" SET
    "received_by_id" = (SELECT d."received_by_id" FROM "dossiers" AS d WHERE d."id" = "ratings"."dossier_id"),
    "receiver_id" = (SELECT e."actor_id" FROM "events" AS e WHERE e."stream_id" = "ratings"."dossier_id" AND e."type" = 'dossier.accepted' ORDER BY e."version" DESC LIMIT 1);
CREATE INDEX "ix_ratings_received_by_id_rated_at" ON "ratings" ("received_by_id", "rated_at");
