-- Counters take in procedures of other bodies of the province. A dossier has a counter; until now it was always that of the competent body.
CREATE TABLE shared_receptions (
    agency_id uuid NOT NULL,
    number integer NOT NULL,
    first_day date NOT NULL,
    scope character varying(40) NOT NULL,
    procedures text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    CONSTRAINT pk_shared_receptions PRIMARY KEY (agency_id, number),
    CONSTRAINT fk_shared_receptions_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
ALTER TABLE dossiers ADD COLUMN left_counter_at timestamp with time zone NULL;
ALTER TABLE dossiers ADD COLUMN received_for_other boolean NOT NULL DEFAULT FALSE;
ALTER TABLE dossiers ADD COLUMN counter_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
UPDATE dossiers SET counter_id = agency_id;
CREATE INDEX ix_dossiers_counter_id_desk_desk_due_at_id ON dossiers (counter_id, desk, desk_due_at, id);
CREATE INDEX ix_dossiers_for_others_submitted ON dossiers (received_by_id, submitted_at, id) WHERE received_for_other;
CREATE INDEX ix_dossiers_for_others_accepted ON dossiers (received_by_id, accepted_at, id) WHERE received_for_other AND accepted_at IS NOT NULL;
