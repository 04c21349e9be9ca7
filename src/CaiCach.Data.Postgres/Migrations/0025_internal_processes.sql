-- Internal processes of procedures: a draft is written, an approved version is never changed and none is deleted.
CREATE TABLE process_versions (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    document text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying(300) NOT NULL,
    procedure_version integer,
    decision_number character varying(100),
    decision_date date,
    signer character varying(300),
    in_force_from date,
    CONSTRAINT pk_process_versions PRIMARY KEY (id),
    CONSTRAINT fk_process_versions_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_process_versions_agency_id_procedure_code_number ON process_versions (agency_id, procedure_code, number);
CREATE UNIQUE INDEX ix_process_versions_draft ON process_versions (agency_id, procedure_code) WHERE state = 'Draft';
CREATE TRIGGER process_versions_keep_approved BEFORE UPDATE ON process_versions FOR EACH ROW WHEN (OLD.state <> 'Draft') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER process_versions_not_deleted BEFORE DELETE ON process_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER process_versions_not_truncated BEFORE TRUNCATE ON process_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
