-- Who opened a dossier, the first time of each day: the owner may see by which offices it was read.
CREATE TABLE dossier_reads (
    dossier_id uuid NOT NULL,
    reader_id uuid NOT NULL,
    day date NOT NULL,
    agency_id uuid NOT NULL,
    unit_id uuid NULL,
    role character varying(40) NULL,
    reader_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_dossier_reads PRIMARY KEY (dossier_id, reader_id, day),
    CONSTRAINT fk_dossier_reads_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE INDEX ix_dossier_reads_agency_id_at ON dossier_reads (agency_id, at);
CREATE INDEX ix_dossier_reads_at ON dossier_reads (at);
