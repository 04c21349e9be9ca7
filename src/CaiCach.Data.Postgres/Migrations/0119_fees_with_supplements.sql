-- What is collected with a supplement is owed from the supplement on; what was accepted before was asked for it with the rest, and is not asked again. What was exempted is kept apart from what is owed since.
ALTER TABLE dossiers ADD COLUMN supplement_fee bigint;
UPDATE dossiers SET supplement_fee = 0 WHERE accepted_at IS NOT NULL;
ALTER TABLE dossiers ADD COLUMN fee_exempted bigint NOT NULL DEFAULT 0;
UPDATE dossiers SET fee_exempted = fee_amount - fee_paid WHERE payment = 'Exempt';
