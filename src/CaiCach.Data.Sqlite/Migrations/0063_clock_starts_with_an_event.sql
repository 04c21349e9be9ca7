-- The event in the field that starts the clock of a dossier, as its procedure names it.
ALTER TABLE "dossiers" ADD COLUMN "start_event" TEXT NULL;
