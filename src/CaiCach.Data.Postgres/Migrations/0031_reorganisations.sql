-- Units are merged, divided, renamed and closed by decisions; what a unit had goes to its successors.
ALTER TABLE units ADD COLUMN ended_by_id uuid;
ALTER TABLE measure_entries ADD COLUMN since date;
CREATE TABLE reorganisations (
    id uuid NOT NULL,
    version integer NOT NULL,
    kind character varying(40) NOT NULL,
    decision_number character varying(60) NOT NULL,
    decision_date date NOT NULL,
    effective_day date NOT NULL,
    summary character varying(2000) NOT NULL,
    plan text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id uuid,
    recorded_by character varying(300) NOT NULL,
    cancelled_at timestamp with time zone,
    carried_out_at timestamp with time zone,
    completed_at timestamp with time zone,
    moved integer NOT NULL,
    CONSTRAINT pk_reorganisations PRIMARY KEY (id)
);
CREATE INDEX ix_reorganisations_recorded_at ON reorganisations (recorded_at);
CREATE TABLE unit_successions (
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    reorganisation_id uuid NOT NULL,
    day date NOT NULL,
    CONSTRAINT pk_unit_successions PRIMARY KEY (predecessor_id, successor_id, reorganisation_id),
    CONSTRAINT fk_unit_successions_units_predecessor_id FOREIGN KEY (predecessor_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_unit_successions_units_successor_id FOREIGN KEY (successor_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_unit_successions_reorganisations_reorganisation_id FOREIGN KEY (reorganisation_id) REFERENCES reorganisations (id) ON DELETE RESTRICT
);
