-- Petitions about administrative procedures, and small files of rules.
CREATE TABLE rule_files (
    name character varying(60) NOT NULL,
    document text NOT NULL,
    CONSTRAINT pk_rule_files PRIMARY KEY (name)
);
CREATE TABLE petitions (
    id uuid NOT NULL,
    version integer NOT NULL,
    code character varying(20) NOT NULL,
    submission_key uuid NOT NULL,
    state character varying(40) NOT NULL,
    kind character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    handler_unit_id uuid,
    name character varying(200) NOT NULL,
    phone character varying(20) NOT NULL,
    email character varying(320),
    address character varying(500),
    dossier_code character varying(60),
    content text NOT NULL,
    supplement_asked text,
    supplement text,
    reason text,
    legal_basis character varying(1000),
    draft text,
    answer text,
    public_title character varying(300),
    public_content text,
    public_answer text,
    satisfaction character varying(40),
    received_at timestamp with time zone NOT NULL,
    refuse_due_at timestamp with time zone NOT NULL,
    ask_due_at timestamp with time zone NOT NULL,
    answer_due_at timestamp with time zone NOT NULL,
    supplement_limit_at timestamp with time zone,
    answered_at timestamp with time zone,
    publish_due_at timestamp with time zone,
    published_at timestamp with time zone,
    rating_limit_at timestamp with time zone,
    desk_due_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_petitions PRIMARY KEY (id),
    CONSTRAINT fk_petitions_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_petitions_code ON petitions (code);
CREATE UNIQUE INDEX ix_petitions_submission_key ON petitions (submission_key);
CREATE INDEX ix_petitions_agency_id_state_desk_due_at_id ON petitions (agency_id, state, desk_due_at, id);
CREATE INDEX ix_petitions_handler_unit_id_state_desk_due_at_id ON petitions (handler_unit_id, state, desk_due_at, id) WHERE handler_unit_id IS NOT NULL;
CREATE INDEX ix_petitions_published_at_id ON petitions (published_at, id) WHERE published_at IS NOT NULL;
