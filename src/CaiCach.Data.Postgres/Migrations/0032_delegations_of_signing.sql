-- Heads let others sign for a time, for some kinds of acts.
ALTER TABLE dossiers ADD COLUMN proposed_by_id uuid;
CREATE TABLE delegations (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    delegator_id uuid NOT NULL,
    delegate_id uuid NOT NULL,
    form character varying(40) NOT NULL,
    head_title character varying(100) NOT NULL,
    own_title character varying(100),
    kinds character varying(200) NOT NULL,
    fields character varying(1000) NOT NULL,
    procedures character varying(2000) NOT NULL,
    document_number character varying(60) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_delegations PRIMARY KEY (id),
    CONSTRAINT fk_delegations_accounts_delegator_id FOREIGN KEY (delegator_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_delegations_accounts_delegate_id FOREIGN KEY (delegate_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_delegations_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_delegations_delegate_id_agency_id_first_day ON delegations (delegate_id, agency_id, first_day) WHERE ended_at IS NULL;
CREATE INDEX ix_delegations_agency_id_first_day ON delegations (agency_id, first_day);
