-- What the national database says of each procedure, and how it differs from what is in use here.
CREATE TABLE national_procedures (
    id uuid NOT NULL,
    version integer NOT NULL,
    entry_id uuid NOT NULL,
    code character varying(60) NOT NULL,
    document text NOT NULL,
    synced_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    compared character varying(30) NOT NULL,
    drift text NOT NULL,
    state character varying(40) NOT NULL,
    drifted_since date NULL,
    note character varying(2000) NULL,
    settled_by character varying(300) NULL,
    settled_at timestamp with time zone NULL,
    CONSTRAINT pk_national_procedures PRIMARY KEY (id),
    CONSTRAINT fk_national_procedures_catalogue_entries_entry_id FOREIGN KEY (entry_id) REFERENCES catalogue_entries (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_national_procedures_entry_id ON national_procedures (entry_id);
CREATE INDEX ix_national_procedures_code ON national_procedures (code);
