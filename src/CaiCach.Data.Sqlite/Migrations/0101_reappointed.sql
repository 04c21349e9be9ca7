-- The report of a period asks which of its late dossiers kept a new appointment: few have one.
CREATE INDEX ix_dossiers_reappointed ON dossiers (id) WHERE appointment_at IS NOT NULL;
