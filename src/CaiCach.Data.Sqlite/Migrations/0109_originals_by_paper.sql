-- Originals go back one after the other: when, by paper; and the dossiers that ended without a result and may keep some.
ALTER TABLE "dossier_papers" ADD COLUMN "originals_returned_at" TEXT NULL;
UPDATE "dossier_papers" SET "originals_returned_at" = (
    SELECT max(e.at) FROM "events" e, json_each(e.data, '$.originalsReturned') o
    WHERE e.stream_id = "dossier_papers".dossier_id AND e.type IN ('dossier.delivered', 'dossier.originals_returned') AND upper(o.value) = "dossier_papers".id)
WHERE originals > 0 AND EXISTS (SELECT 1 FROM "events" e WHERE e.stream_id = "dossier_papers".dossier_id AND e.type IN ('dossier.delivered', 'dossier.originals_returned') AND e.data LIKE '%"originalsReturned"%');
UPDATE "dossiers" SET "originals_returned_at" = NULL
WHERE originals_returned_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM "dossier_papers" p WHERE p.dossier_id = "dossiers".id AND p.originals > 0 AND p.kind IN ('Component', 'Supplement') AND p.originals_returned_at IS NULL);
CREATE INDEX "ix_dossiers_originals_kept" ON "dossiers" ("counter_id", "id") WHERE originals_returned_at IS NULL AND state IN ('RejectedIntake', 'Stopped', 'Withdrawn');
