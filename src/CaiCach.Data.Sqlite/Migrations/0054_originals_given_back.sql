-- The originals of a dossier that ended without a result go back at the return desk.
ALTER TABLE "dossiers" ADD COLUMN "originals_returned_at" TEXT NULL;
