-- What people ask about their own personal data, and what became of it.
CREATE TABLE data_requests (
    id uuid NOT NULL,
    version integer NOT NULL,
    account_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    state character varying(40) NOT NULL,
    content character varying(2000) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    answer character varying(2000),
    legal_basis character varying(1000),
    decided_at timestamp with time zone,
    decided_by character varying(300),
    CONSTRAINT pk_data_requests PRIMARY KEY (id),
    CONSTRAINT fk_data_requests_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_data_requests_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_data_requests_account_id_received_at ON data_requests (account_id, received_at);
CREATE INDEX ix_data_requests_agency_id_state_due_at ON data_requests (agency_id, state, due_at);
