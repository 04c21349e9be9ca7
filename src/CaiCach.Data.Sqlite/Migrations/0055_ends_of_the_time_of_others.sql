-- A dossier in the time of the applicant or of third parties stands in the worklist by the end of that time, and is reminded of.
UPDATE dossiers SET
    desk_due_at = (SELECT s.due_at FROM dossier_stages s WHERE s.dossier_id = dossiers.id AND s.ended_at IS NULL),
    remind_at = (SELECT s.due_at FROM dossier_stages s WHERE s.dossier_id = dossiers.id AND s.ended_at IS NULL)
WHERE finished_at IS NULL AND paused_at IS NULL AND due_at IS NULL AND desk IN ('Handle', 'Sign')
    AND EXISTS (SELECT 1 FROM dossier_stages s WHERE s.dossier_id = dossiers.id AND s.ended_at IS NULL AND s.owner <> 'Authority' AND s.due_at IS NOT NULL);
