-- The figures of a period that is over are closed; a correction is a new version, and nobody changes or deletes one. Handover lists stay as they were made, too.
CREATE TABLE frozen_reports (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    form character varying(40) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    version integer NOT NULL,
    content text NOT NULL,
    hash character varying(64) NOT NULL,
    changes text,
    reason character varying(1000),
    frozen_at timestamp with time zone NOT NULL,
    frozen_by_id uuid,
    frozen_by character varying(300) NOT NULL,
    CONSTRAINT pk_frozen_reports PRIMARY KEY (id),
    CONSTRAINT fk_frozen_reports_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_frozen_reports_agency_id_form_last_day_first_day_version ON frozen_reports (agency_id, form, last_day, first_day, version);
CREATE TRIGGER frozen_reports_append_only BEFORE UPDATE OR DELETE ON frozen_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_reports_not_truncated BEFORE TRUNCATE ON frozen_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_lists_append_only BEFORE UPDATE OR DELETE ON handover_lists FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_lists_not_truncated BEFORE TRUNCATE ON handover_lists FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_lines_append_only BEFORE UPDATE OR DELETE ON handover_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_lines_not_truncated BEFORE TRUNCATE ON handover_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
