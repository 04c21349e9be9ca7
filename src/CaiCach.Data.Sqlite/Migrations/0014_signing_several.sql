-- What a head has looked at, so that several dossiers are signed at once only after each was seen; and earlier dossiers like one at hand.
CREATE TABLE "dossier_views" (
    "account_id" TEXT NOT NULL,
    "dossier_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "pk_dossier_views" PRIMARY KEY ("account_id", "dossier_id"),
    CONSTRAINT "fk_dossier_views_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_dossier_views_at" ON "dossier_views" ("at");
CREATE INDEX "ix_dossiers_agency_id_procedure_code_finished_at_id" ON "dossiers" ("agency_id", "procedure_code", "finished_at", "id") WHERE finished_at IS NOT NULL;
