-- Which system holds the status of a dossier; what was there before is this system's.
ALTER TABLE dossiers ADD COLUMN master_system character varying(40) NOT NULL DEFAULT 'Own';
ALTER TABLE dossiers ADD COLUMN master_name character varying(500);
ALTER TABLE dossiers ADD COLUMN master_address character varying(500);
ALTER TABLE dossiers ADD COLUMN mastered_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN route_asked_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN route_to character varying(40);
ALTER TABLE dossiers ADD COLUMN route_name character varying(500);
ALTER TABLE dossiers ADD COLUMN route_address character varying(500);
ALTER TABLE dossiers ADD COLUMN reported_status integer;
ALTER TABLE dossiers ADD COLUMN reported_at timestamp with time zone;
ALTER TABLE dossiers ADD COLUMN reported_text character varying(2000);
ALTER TABLE dossiers ADD COLUMN report_received_at timestamp with time zone;
CREATE INDEX ix_dossiers_elsewhere ON dossiers (agency_id, mastered_at, id) WHERE master_system <> 'Own';
