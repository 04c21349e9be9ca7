-- What is in hand is counted and listed by an index of its own, those that nobody has among it.
CREATE INDEX "ix_dossiers_open" ON "dossiers" ("agency_id", "accepted_at", "id") WHERE accepted_at IS NOT NULL AND finished_at IS NULL;
DROP INDEX "ix_dossiers_unclaimed";
