-- A counter collects what is owed for the dossiers it received, also those of other bodies; a fee goes back after a refusal, not after a grant.
DROP INDEX ix_dossiers_owing;
CREATE INDEX ix_dossiers_owing ON dossiers (counter_id, accepted_at, id) WHERE accepted_at IS NOT NULL AND (payment = 'Due' OR state = 'FinancialDuty') AND state <> 'Stopped' AND state <> 'Withdrawn' AND state <> 'Done';
ALTER TABLE dossiers ADD COLUMN refused boolean NOT NULL DEFAULT false;
UPDATE dossiers SET refused = true WHERE id IN (SELECT stream_id FROM events WHERE stream = 'dossier' AND type = 'dossier.refused');
