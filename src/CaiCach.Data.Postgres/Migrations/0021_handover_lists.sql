-- Lists with which several dossiers are handed to a unit at once.
CREATE TABLE handover_lists (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    from_unit_id uuid NOT NULL,
    to_unit_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    symbol character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id uuid,
    made_by character varying(300) NOT NULL,
    CONSTRAINT pk_handover_lists PRIMARY KEY (id),
    CONSTRAINT fk_handover_lists_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_handover_lists_from_unit_id_year_number ON handover_lists (from_unit_id, year, number);
CREATE INDEX ix_handover_lists_agency_id_made_at_id ON handover_lists (agency_id, made_at, id);
CREATE TABLE handover_lines (
    list_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    event_version integer NOT NULL,
    due_at timestamp with time zone,
    CONSTRAINT pk_handover_lines PRIMARY KEY (list_id, dossier_id),
    CONSTRAINT fk_handover_lines_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_handover_lines_handover_lists_list_id FOREIGN KEY (list_id) REFERENCES handover_lists (id) ON DELETE RESTRICT
);
