-- The life of a procedure in the catalogue: who keeps it, the draft, the decisions, and whether each was in time.
ALTER TABLE procedures ADD COLUMN origin character varying(40) NOT NULL DEFAULT 'Shipped';
CREATE TABLE catalogue_entries (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    code character varying(60) NOT NULL,
    kind character varying(40) NOT NULL,
    name character varying(1000) NOT NULL,
    search_key text NOT NULL,
    state character varying(40) NOT NULL,
    draft_state character varying(40) NULL,
    newest_version integer NOT NULL,
    is_offices boolean NOT NULL,
    changes integer NOT NULL,
    decided_late boolean NOT NULL,
    public_due date NULL,
    published_late boolean NOT NULL,
    replaced_by character varying(60) NULL,
    CONSTRAINT pk_catalogue_entries PRIMARY KEY (id),
    CONSTRAINT fk_catalogue_entries_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_catalogue_entries_code ON catalogue_entries (code);
CREATE INDEX ix_catalogue_entries_agency_id_code ON catalogue_entries (agency_id, code);
CREATE TABLE procedure_drafts (
    entry_id uuid NOT NULL,
    document text NOT NULL,
    based_on integer NOT NULL,
    writers character varying(4000) NOT NULL,
    writer_name character varying(300) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    review_note character varying(2000) NULL,
    reviewer_name character varying(300) NULL,
    CONSTRAINT pk_procedure_drafts PRIMARY KEY (entry_id),
    CONSTRAINT fk_procedure_drafts_catalogue_entries_entry_id FOREIGN KEY (entry_id) REFERENCES catalogue_entries (id) ON DELETE RESTRICT
);
CREATE TABLE catalogue_decisions (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    number character varying(60) NOT NULL,
    day date NOT NULL,
    level character varying(30) NOT NULL,
    issuer character varying(300) NOT NULL,
    signer character varying(200) NOT NULL,
    title character varying(1000) NOT NULL,
    search_key text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(300) NOT NULL,
    CONSTRAINT pk_catalogue_decisions PRIMARY KEY (id),
    CONSTRAINT fk_catalogue_decisions_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_catalogue_decisions_agency_id_kind_number_day ON catalogue_decisions (agency_id, kind, number, day);
CREATE INDEX ix_catalogue_decisions_agency_id_day_id ON catalogue_decisions (agency_id, day, id);
CREATE TABLE catalogue_decision_items (
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    code character varying(60) NOT NULL,
    procedure_version integer NOT NULL,
    action character varying(40) NULL,
    effective_from date NULL,
    law_effective_from date NULL,
    decide_by date NULL,
    decided_late boolean NOT NULL,
    public_due date NULL,
    public_at timestamp with time zone NULL,
    bodies text NOT NULL,
    CONSTRAINT pk_catalogue_decision_items PRIMARY KEY (id),
    CONSTRAINT fk_catalogue_decision_items_catalogue_decisions_decision_id FOREIGN KEY (decision_id) REFERENCES catalogue_decisions (id) ON DELETE RESTRICT,
    CONSTRAINT fk_catalogue_decision_items_catalogue_entries_entry_id FOREIGN KEY (entry_id) REFERENCES catalogue_entries (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_catalogue_decision_items_decision_id_entry_id ON catalogue_decision_items (decision_id, entry_id);
CREATE INDEX ix_catalogue_decision_items_entry_id ON catalogue_decision_items (entry_id);
