-- A paper of a dossier may be an electronic declaration: its answers, and the version of the procedure that asked.
ALTER TABLE "dossier_papers" ADD COLUMN "answers" TEXT NULL;
ALTER TABLE "dossier_papers" ADD COLUMN "answers_version" INTEGER NULL;
