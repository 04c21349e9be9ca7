-- Notices about citizens' questions; requests that wait to be answered are reminded of.
ALTER TABLE notices ADD COLUMN question_id uuid;
UPDATE dossiers SET remind_at = now(), reminded_for = intake_due_at, reminded_until = now() WHERE accepted_at IS NULL AND state IN ('Submitted', 'IntakeReview');
