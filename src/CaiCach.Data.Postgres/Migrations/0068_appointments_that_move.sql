-- What the head promised with an apology, and when: the appointment itself moves with pauses and new calendars.
ALTER TABLE dossiers ADD COLUMN appointment_named_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN apologised_at timestamp with time zone;
UPDATE dossiers SET appointment_named_at = appointment_at, apologised_at = (SELECT MAX(e.at) FROM events e WHERE e.stream_id = dossiers.id AND e.type = 'dossier.apologised') WHERE appointment_at IS NOT NULL;
