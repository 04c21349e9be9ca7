-- Bodies write the texts of e-mails and text messages to applicants: a version for each change, in force from a day.
CREATE TABLE message_texts (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    version integer NOT NULL,
    in_force_from date NOT NULL,
    subject text NOT NULL,
    mail text NOT NULL,
    sms text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by character varying(500) NOT NULL,
    CONSTRAINT pk_message_texts PRIMARY KEY (id),
    CONSTRAINT fk_message_texts_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_message_texts_agency_id_kind_version ON message_texts (agency_id, kind, version);
CREATE TRIGGER message_texts_append_only BEFORE UPDATE OR DELETE ON message_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_texts_not_truncated BEFORE TRUNCATE ON message_texts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
