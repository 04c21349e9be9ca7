-- Batches of pages that officers sort at the scan station before they become files of papers.
CREATE TABLE scan_batches (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    purpose character varying(100) NOT NULL,
    pages text NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    filed_at timestamp with time zone,
    CONSTRAINT pk_scan_batches PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_scan_batches_open ON scan_batches (owner_id, purpose) WHERE filed_at IS NULL;
CREATE INDEX ix_scan_batches_created_at ON scan_batches (created_at);
