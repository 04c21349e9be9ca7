-- A running office announces changes of its working calendar: who, by which document, and how far the due dates have followed.
ALTER TABLE "calendars" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "calendars" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'Shipped';
ALTER TABLE "calendars" ADD COLUMN "decision_number" TEXT NULL;
ALTER TABLE "calendars" ADD COLUMN "decision_date" TEXT NULL;
ALTER TABLE "calendars" ADD COLUMN "summary" TEXT NULL;
ALTER TABLE "calendars" ADD COLUMN "made_by" TEXT NULL;
ALTER TABLE "calendars" ADD COLUMN "recomputed_at" TEXT NULL;
ALTER TABLE "calendars" ADD COLUMN "moved" INTEGER NOT NULL DEFAULT 0;
UPDATE "calendars" SET "recomputed_at" = "imported_at", "number" = (
    SELECT COUNT(*) FROM "calendars" AS "other"
    WHERE "other"."imported_at" < "calendars"."imported_at" OR ("other"."imported_at" = "calendars"."imported_at" AND "other"."version" <= "calendars"."version"));
CREATE UNIQUE INDEX "ix_calendars_number" ON "calendars" ("number");
