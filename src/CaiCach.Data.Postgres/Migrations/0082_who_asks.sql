-- Which body asked another one for its opinion or for a part: by it the report on slow bodies is made, whatever becomes of the dossier.
ALTER TABLE consultations ADD COLUMN agency_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
UPDATE consultations SET agency_id = dossiers.agency_id FROM dossiers WHERE dossiers.id = consultations.dossier_id;
CREATE INDEX ix_consultations_agency_id_closed_at ON consultations (agency_id, closed_at);
ALTER TABLE outside_requests ADD COLUMN agency_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
UPDATE outside_requests SET agency_id = dossiers.agency_id FROM dossiers WHERE dossiers.id = outside_requests.dossier_id;
CREATE INDEX ix_outside_requests_agency_id_closed_at ON outside_requests (agency_id, closed_at);
