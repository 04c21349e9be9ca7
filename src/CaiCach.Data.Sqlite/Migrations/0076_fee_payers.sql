-- The class of payers whose rule of exemption or reduction the fee of a dossier was asked by.
ALTER TABLE "dossiers" ADD COLUMN "fee_payer" TEXT NULL;
