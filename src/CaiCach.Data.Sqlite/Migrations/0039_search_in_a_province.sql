-- The search box over many bodies: the newest first.
CREATE INDEX "ix_dossiers_submitted_at_id" ON "dossiers" ("submitted_at", "id");
DROP INDEX "ix_dossiers_agency_id_owner_key_id";
