-- What was signed stays as it was signed: the lines of a list for the archive, whatever becomes of the results.
CREATE TABLE archive_lines (
    dossier_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    symbol character varying(60) NOT NULL,
    place character varying(200) NOT NULL,
    result_number character varying(100),
    ready_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_archive_lines PRIMARY KEY (dossier_id, at),
    CONSTRAINT fk_archive_lines_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
CREATE INDEX ix_archive_lines_agency_id_at_dossier_id ON archive_lines (agency_id, at, dossier_id);
INSERT INTO archive_lines SELECT id, archived_at, counter_id, archive_symbol, archive_place, result_number, COALESCE(finished_at, archived_at) FROM dossiers WHERE archived_at IS NOT NULL;
DROP INDEX ix_dossiers_archived;
CREATE TRIGGER archive_lines_append_only BEFORE UPDATE OR DELETE ON archive_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER archive_lines_not_truncated BEFORE TRUNCATE ON archive_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
