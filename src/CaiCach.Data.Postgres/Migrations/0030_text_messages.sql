-- Text messages of events and what became of each; phones whose owners want none but those the law demands.
CREATE TABLE sms_messages (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    event_id uuid NOT NULL,
    phone character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    code character varying(60) NOT NULL,
    text character varying(1000) NOT NULL,
    token character varying(60) NOT NULL,
    state character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NULL,
    parts integer NULL,
    receipt_at timestamp with time zone NULL,
    trouble character varying(500) NULL,
    CONSTRAINT pk_sms_messages PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_sms_messages_token ON sms_messages (token);
CREATE INDEX ix_sms_messages_dossier_id_created_at ON sms_messages (dossier_id, created_at);
CREATE TABLE sms_refusals (
    phone character varying(40) NOT NULL,
    refused_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sms_refusals PRIMARY KEY (phone)
);
