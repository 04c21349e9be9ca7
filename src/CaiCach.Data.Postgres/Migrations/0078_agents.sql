-- The agent who filed a dossier for the citizen, and the agent who was given its result to deliver.
ALTER TABLE dossiers ADD COLUMN agent_id uuid;
ALTER TABLE dossiers ADD COLUMN carrier_id uuid;
CREATE INDEX ix_dossiers_agent ON dossiers (agent_id, submitted_at) WHERE agent_id IS NOT NULL;
CREATE INDEX ix_dossiers_carrier ON dossiers (carrier_id, delivery) WHERE carrier_id IS NOT NULL;
