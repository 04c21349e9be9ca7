-- E-mails of events and what became of each; addresses whose owners want none but those the law demands.
CREATE TABLE mails (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    event_id uuid NOT NULL,
    account_id uuid NULL,
    address character varying(320) NOT NULL,
    kind character varying(40) NOT NULL,
    code character varying(60) NOT NULL,
    subject character varying(200) NOT NULL,
    text character varying(4000) NOT NULL,
    token character varying(60) NOT NULL,
    state character varying(40) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NULL,
    trouble character varying(500) NULL,
    CONSTRAINT pk_mails PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_mails_token ON mails (token);
CREATE INDEX ix_mails_dossier_id_created_at ON mails (dossier_id, created_at) WHERE account_id IS NULL;
CREATE TABLE mail_refusals (
    address character varying(320) NOT NULL,
    refused_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_mail_refusals PRIMARY KEY (address)
);
