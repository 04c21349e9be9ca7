-- The register goes by the time of acceptance; heads keep an eye on dossiers that nobody has and on those that wait long.
CREATE INDEX "ix_dossiers_agency_id_accepted_at_id" ON "dossiers" ("agency_id", "accepted_at", "id") WHERE accepted_at IS NOT NULL;
CREATE INDEX "ix_dossiers_unclaimed" ON "dossiers" ("agency_id", "accepted_at", "id") WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND assignee_id IS NULL;
CREATE INDEX "ix_dossiers_agency_id_paused_at_id" ON "dossiers" ("agency_id", "paused_at", "id") WHERE paused_at IS NOT NULL AND finished_at IS NULL;
