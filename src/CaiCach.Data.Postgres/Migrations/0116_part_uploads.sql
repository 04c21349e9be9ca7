-- Files that come in part by part, so that a lost line goes on where it stopped.
CREATE TABLE part_uploads (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    file_name character varying(255) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    received bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    whole_at timestamp with time zone,
    CONSTRAINT pk_part_uploads PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_part_uploads_owner_id_sha256 ON part_uploads (owner_id, sha256);
CREATE INDEX ix_part_uploads_last_at ON part_uploads (last_at);
