-- Who files for somebody else says by what right, and what the right covers until when.
ALTER TABLE "dossiers" ADD COLUMN "representation_basis" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "representation_acts" INTEGER NULL;
ALTER TABLE "dossiers" ADD COLUMN "representation_until" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "authority_number" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "authority_signed_on" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "authority_issued_by" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "head_name" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "head_id_number" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "head_title" TEXT NULL;
