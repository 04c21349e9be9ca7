-- What another system knows of a dossier is told by its route and by what that system reported; nothing ever wrote this column.
ALTER TABLE "dossiers" DROP COLUMN "sync";
