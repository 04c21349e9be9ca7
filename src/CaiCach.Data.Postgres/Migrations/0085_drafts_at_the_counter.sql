-- A citizen gives the counter a code that opens one draft, once.
CREATE TABLE draft_codes (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    account_id uuid NOT NULL,
    code character varying(20) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    opened_by_id uuid,
    opened_by character varying(500),
    used_at timestamp with time zone,
    dossier_id uuid,
    version integer NOT NULL,
    CONSTRAINT pk_draft_codes PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_draft_codes_code ON draft_codes (code);
CREATE INDEX ix_draft_codes_draft_id ON draft_codes (draft_id);
CREATE INDEX ix_draft_codes_expires_at ON draft_codes (expires_at);
