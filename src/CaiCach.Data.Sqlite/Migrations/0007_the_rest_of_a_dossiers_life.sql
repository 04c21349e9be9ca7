ALTER TABLE dossiers ADD COLUMN supplement_limit_at TEXT;
ALTER TABLE dossiers ADD COLUMN appointment_at TEXT;
ALTER TABLE dossiers ADD COLUMN duty_amount INTEGER;
ALTER TABLE dossiers ADD COLUMN duty_receipt TEXT;
ALTER TABLE dossiers ADD COLUMN reopened_as_id TEXT NULL;
ALTER TABLE dossiers ADD COLUMN reopened_from_id TEXT NULL;
ALTER TABLE dossiers ADD COLUMN delay_forecast_at TEXT NULL;
CREATE INDEX ix_dossiers_due_at ON dossiers (due_at) WHERE state = 'InProcess' AND delay_forecast_at IS NULL AND appointment_at IS NULL;
CREATE INDEX ix_dossiers_supplement_limit_at ON dossiers (supplement_limit_at) WHERE state = 'SupplementRequested' AND desk = 'Applicant';
