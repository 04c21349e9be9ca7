-- An applicant may ask for text messages beside e-mails.
ALTER TABLE dossiers ADD COLUMN by_sms boolean NOT NULL DEFAULT false;
