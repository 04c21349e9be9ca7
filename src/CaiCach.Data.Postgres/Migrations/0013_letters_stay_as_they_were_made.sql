-- Bodies write the texts of their letters, a version for each change; a letter keeps what it says, and nobody changes or deletes it.
CREATE TABLE letter_templates (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    set_code character varying(60) NOT NULL,
    kind character varying(40) NOT NULL,
    version integer NOT NULL,
    in_force_from date NOT NULL,
    opening text NOT NULL,
    body text NOT NULL,
    closing text NOT NULL,
    notes text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by character varying(500) NOT NULL,
    CONSTRAINT pk_letter_templates PRIMARY KEY (id),
    CONSTRAINT fk_letter_templates_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_letter_templates_agency_id_set_code_kind_version ON letter_templates (agency_id, set_code, kind, version);
ALTER TABLE letters ADD COLUMN content text;
ALTER TABLE letters ADD COLUMN template_id uuid;
ALTER TABLE letters ADD CONSTRAINT fk_letters_letter_templates_template_id FOREIGN KEY (template_id) REFERENCES letter_templates (id) ON DELETE RESTRICT;
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER letters_append_only BEFORE UPDATE OR DELETE ON letters FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letters_not_truncated BEFORE TRUNCATE ON letters FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_templates_append_only BEFORE UPDATE OR DELETE ON letter_templates FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_templates_not_truncated BEFORE TRUNCATE ON letter_templates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
