-- The events that the end-of-day sheet of a counter counts.
CREATE INDEX ix_events_of_the_counter ON events (type, at) WHERE type IN ('dossier.intake_supplement_asked', 'dossier.supplement_asked', 'dossier.intake_rejected', 'dossier.intake_supplement_expired', 'dossier.delivered');
