-- Requests to be called back, of people who cannot sign in or file.
CREATE TABLE call_requests (
    id uuid NOT NULL,
    version integer NOT NULL,
    submission_key uuid NOT NULL,
    state character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    phone character varying(20) NOT NULL,
    content text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    taken_by_id uuid,
    taken_at timestamp with time zone,
    note text,
    settled_at timestamp with time zone,
    CONSTRAINT pk_call_requests PRIMARY KEY (id),
    CONSTRAINT fk_call_requests_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_call_requests_submission_key ON call_requests (submission_key);
CREATE INDEX ix_call_requests_agency_id_state_id ON call_requests (agency_id, state, id);
CREATE INDEX ix_call_requests_phone_asked_at ON call_requests (phone, asked_at);
CREATE INDEX ix_call_requests_asked_at ON call_requests (asked_at);
