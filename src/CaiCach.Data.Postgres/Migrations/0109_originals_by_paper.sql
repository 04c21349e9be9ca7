-- Originals go back one after the other: when, by paper; and the dossiers that ended without a result and may keep some.
ALTER TABLE dossier_papers ADD COLUMN originals_returned_at timestamp with time zone;
UPDATE dossier_papers p SET originals_returned_at = back.at
FROM (
    SELECT e.stream_id, o.value AS paper, max(e.at) AS at FROM events e, jsonb_array_elements_text(e.data::jsonb -> 'originalsReturned') o
    WHERE e.type IN ('dossier.delivered', 'dossier.originals_returned') AND e.data LIKE '%"originalsReturned"%' GROUP BY e.stream_id, o.value) back
WHERE p.originals > 0 AND p.dossier_id = back.stream_id AND p.id::text = back.paper;
UPDATE dossiers d SET originals_returned_at = NULL
WHERE originals_returned_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM dossier_papers p WHERE p.dossier_id = d.id AND p.originals > 0 AND p.kind IN ('Component', 'Supplement') AND p.originals_returned_at IS NULL);
CREATE INDEX ix_dossiers_originals_kept ON dossiers (counter_id, id) WHERE originals_returned_at IS NULL AND state IN ('RejectedIntake', 'Stopped', 'Withdrawn');
