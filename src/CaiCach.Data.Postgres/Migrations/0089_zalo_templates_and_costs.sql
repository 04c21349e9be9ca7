-- Messages through Zalo go with a template that the provider approved; a text message takes the place of one that did not arrive; each keeps what it cost.
CREATE TABLE zns_templates (
    id uuid NOT NULL,
    series_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    version integer NOT NULL,
    template character varying(40) NOT NULL,
    parameters character varying(200) NOT NULL,
    state character varying(40) NOT NULL,
    reason character varying(500) NULL,
    in_force_from date NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by character varying(500) NOT NULL,
    CONSTRAINT pk_zns_templates PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_zns_templates_kind_version ON zns_templates (kind, version);
CREATE TRIGGER zns_templates_append_only BEFORE UPDATE OR DELETE ON zns_templates FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER zns_templates_not_truncated BEFORE TRUNCATE ON zns_templates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TABLE message_prices (
    id uuid NOT NULL,
    version integer NOT NULL,
    channel character varying(40) NOT NULL,
    price bigint NOT NULL,
    in_force_from date NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by character varying(500) NOT NULL,
    CONSTRAINT pk_message_prices PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_message_prices_version ON message_prices (version);
CREATE TRIGGER message_prices_append_only BEFORE UPDATE OR DELETE ON message_prices FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER message_prices_not_truncated BEFORE TRUNCATE ON message_prices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE sms_messages ADD COLUMN agency_id uuid NULL;
ALTER TABLE sms_messages ADD COLUMN replaces_id uuid NULL;
ALTER TABLE sms_messages ADD COLUMN message character varying(40) NULL;
ALTER TABLE sms_messages ADD COLUMN facts text NULL;
ALTER TABLE sms_messages ADD COLUMN channel character varying(40) NULL;
ALTER TABLE sms_messages ADD COLUMN template_id uuid NULL CONSTRAINT fk_sms_messages_zns_templates_template_id REFERENCES zns_templates (id) ON DELETE RESTRICT;
ALTER TABLE sms_messages ADD COLUMN cost bigint NULL;
ALTER TABLE sms_messages ADD COLUMN told_cost bigint NULL;
UPDATE sms_messages SET agency_id = coalesce((SELECT d.agency_id FROM dossiers d WHERE d.id = sms_messages.dossier_id), (SELECT p.agency_id FROM petitions p WHERE p.id = sms_messages.dossier_id));
CREATE UNIQUE INDEX ix_sms_messages_replaces_id ON sms_messages (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX ix_sms_messages_to_replace ON sms_messages (created_at) WHERE channel = 'Zalo' AND state IN ('Sent', 'SetAside', 'Undelivered');
CREATE INDEX ix_sms_messages_agency_id_sent_at ON sms_messages (agency_id, sent_at) WHERE sent_at IS NOT NULL;
