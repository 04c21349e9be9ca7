-- One-time codes by which applicants without an account fetch electronic results.
CREATE TABLE result_codes (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    hash character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT pk_result_codes PRIMARY KEY (id)
);
CREATE INDEX ix_result_codes_dossier_id_made_at ON result_codes (dossier_id, made_at);
CREATE INDEX ix_result_codes_expires_at ON result_codes (expires_at);
