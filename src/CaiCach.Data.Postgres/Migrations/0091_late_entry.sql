-- What a counter received on paper during an outage is entered afterwards, once for each slip.
ALTER TABLE dossiers ADD COLUMN paper_received_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN paper_slip character varying(40);
ALTER TABLE dossiers ADD COLUMN outage_id uuid;
ALTER TABLE dossiers ADD CONSTRAINT fk_dossiers_outages_outage_id FOREIGN KEY (outage_id) REFERENCES outages (id) ON DELETE RESTRICT;
CREATE UNIQUE INDEX ix_dossiers_paper_slip ON dossiers (outage_id, received_by_id, paper_slip) WHERE outage_id IS NOT NULL;
CREATE INDEX ix_dossiers_entered_later ON dossiers (agency_id, submitted_at, id) WHERE outage_id IS NOT NULL;
