-- Bodies write templates of results; specialists draft results from them, and a paper knows the text it was made of.
CREATE TABLE result_templates (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    kind character varying(40) NOT NULL,
    version integer NOT NULL,
    in_force_from date NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    notes text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by character varying(500) NOT NULL,
    CONSTRAINT pk_result_templates PRIMARY KEY (id),
    CONSTRAINT fk_result_templates_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_result_templates_agency_id_procedure_code_kind_version ON result_templates (agency_id, procedure_code, kind, version);
CREATE TABLE result_drafts (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    version integer NOT NULL,
    kind character varying(40) NOT NULL,
    template_id uuid,
    title text NOT NULL,
    body text NOT NULL,
    notes text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by_id uuid NOT NULL,
    saved_by character varying(500) NOT NULL,
    CONSTRAINT pk_result_drafts PRIMARY KEY (id),
    CONSTRAINT fk_result_drafts_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_result_drafts_result_templates_template_id FOREIGN KEY (template_id) REFERENCES result_templates (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_result_drafts_dossier_id_version ON result_drafts (dossier_id, version);
ALTER TABLE dossier_papers ADD COLUMN text_id uuid;
ALTER TABLE dossier_papers ADD CONSTRAINT fk_dossier_papers_result_drafts_text_id FOREIGN KEY (text_id) REFERENCES result_drafts (id) ON DELETE RESTRICT;
CREATE TRIGGER result_templates_append_only BEFORE UPDATE OR DELETE ON result_templates FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER result_templates_not_truncated BEFORE TRUNCATE ON result_templates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER result_drafts_append_only BEFORE UPDATE OR DELETE ON result_drafts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER result_drafts_not_truncated BEFORE TRUNCATE ON result_drafts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
