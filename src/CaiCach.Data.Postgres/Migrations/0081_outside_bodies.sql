-- Bodies outside this installation that are asked for an opinion or given a part, with their own code and their answer; a code of its own for the part of a body inside.
CREATE TABLE outside_requests (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    is_part boolean NOT NULL,
    body character varying(200) NOT NULL,
    body_key character varying(200) NOT NULL,
    question text NOT NULL,
    papers text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_at_version integer NOT NULL,
    due_at timestamp with time zone NOT NULL,
    code character varying(100),
    code_key character varying(100),
    answer character varying(40),
    opinion text,
    reply_number character varying(100),
    replied_on date,
    reply_paper_id uuid,
    answered_by_id uuid,
    answered_by_name character varying(300),
    closed_at timestamp with time zone,
    CONSTRAINT pk_outside_requests PRIMARY KEY (id),
    CONSTRAINT fk_outside_requests_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_outside_requests_dossier_id_asked_at_version_body_key ON outside_requests (dossier_id, asked_at_version, body_key);
CREATE INDEX ix_outside_requests_code_key ON outside_requests (code_key) WHERE code_key IS NOT NULL;
ALTER TABLE dossiers ADD COLUMN outside_awaited integer NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN outside_code character varying(100);
ALTER TABLE dossiers ADD COLUMN outside_code_key character varying(100);
CREATE INDEX ix_dossiers_outside_code ON dossiers (outside_code_key) WHERE outside_code_key IS NOT NULL;
