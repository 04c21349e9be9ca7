-- What officials write beside a dossier for the officials of their own body.
CREATE TABLE dossier_notes (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    author_id uuid NOT NULL,
    author_name character varying(300) NOT NULL,
    text character varying(2000) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_dossier_notes PRIMARY KEY (id),
    CONSTRAINT fk_dossier_notes_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dossier_notes_dossier_id_at ON dossier_notes (dossier_id, at);
CREATE TRIGGER dossier_notes_append_only BEFORE UPDATE OR DELETE ON dossier_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dossier_notes_not_truncated BEFORE TRUNCATE ON dossier_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
