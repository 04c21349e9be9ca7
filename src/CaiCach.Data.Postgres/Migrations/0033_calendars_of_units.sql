-- A body has working hours and single days of its own, in versions; petitions remember the calendar they were counted with.
CREATE TABLE unit_calendars (
    version character varying(30) NOT NULL,
    unit_id uuid NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(200) NOT NULL,
    decision_number character varying(60) NOT NULL,
    decision_date date NOT NULL,
    summary character varying(800) NOT NULL,
    recomputed_at timestamp with time zone,
    moved integer NOT NULL,
    CONSTRAINT pk_unit_calendars PRIMARY KEY (version),
    CONSTRAINT fk_unit_calendars_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_unit_calendars_unit_id_number ON unit_calendars (unit_id, number);
ALTER TABLE petitions ADD COLUMN calendar_version character varying(60);
