-- An applicant may ask for text messages beside e-mails.
ALTER TABLE "dossiers" ADD COLUMN "by_sms" INTEGER NOT NULL DEFAULT 0;
