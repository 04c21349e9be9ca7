-- The letters of dossiers with their numbers, and the sets of forms they follow.
CREATE TABLE letter_sets (
    code character varying(60) NOT NULL,
    document character varying(200) NOT NULL,
    in_force_from date,
    forms text NOT NULL,
    CONSTRAINT pk_letter_sets PRIMARY KEY (code)
);
CREATE TABLE letters (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    event_version integer NOT NULL,
    kind character varying(40) NOT NULL,
    unit_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    symbol character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    token character varying(60) NOT NULL,
    CONSTRAINT pk_letters PRIMARY KEY (id),
    CONSTRAINT fk_letters_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letters_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_letters_dossier_id_event_version ON letters (dossier_id, event_version);
CREATE UNIQUE INDEX ix_letters_token ON letters (token);
CREATE UNIQUE INDEX ix_letters_unit_id_year_number ON letters (unit_id, year, number);
