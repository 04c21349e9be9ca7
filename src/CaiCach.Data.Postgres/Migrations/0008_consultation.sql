-- Bodies and units that are asked for their opinion on a dossier.
CREATE TABLE consultations (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    question text NOT NULL,
    papers text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_at_version integer NOT NULL,
    due_at timestamp with time zone NOT NULL,
    answer character varying(40),
    opinion text,
    answered_by_id uuid,
    answered_by_name character varying(300),
    closed_at timestamp with time zone,
    CONSTRAINT pk_consultations PRIMARY KEY (id),
    CONSTRAINT fk_consultations_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_consultations_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_consultations_unit_id_due_at_id ON consultations (unit_id, due_at, id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX ix_consultations_dossier_id_asked_at_version_unit_id ON consultations (dossier_id, asked_at_version, unit_id);
CREATE INDEX ix_dossiers_consulting ON dossiers (id) WHERE state = 'Consulting';
