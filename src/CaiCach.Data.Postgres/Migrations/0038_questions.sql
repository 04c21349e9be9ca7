-- Questions about procedures, and the public bank of questions and answers.
CREATE TABLE questions (
    id uuid NOT NULL,
    version integer NOT NULL,
    code character varying(30) NOT NULL,
    submission_key uuid NOT NULL,
    state character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    procedure_version integer NOT NULL,
    name character varying(200),
    phone character varying(20),
    email character varying(320),
    content text NOT NULL,
    assignee_id uuid,
    draft text,
    draft_writer_id uuid,
    answer text,
    reason text,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    settled_at timestamp with time zone,
    CONSTRAINT pk_questions PRIMARY KEY (id),
    CONSTRAINT fk_questions_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_questions_code ON questions (code);
CREATE UNIQUE INDEX ix_questions_submission_key ON questions (submission_key);
CREATE INDEX ix_questions_agency_id_state_id ON questions (agency_id, state, id);
CREATE INDEX ix_questions_assignee_id_state_id ON questions (assignee_id, state, id) WHERE assignee_id IS NOT NULL;
CREATE INDEX ix_questions_settled_at ON questions (settled_at) WHERE name IS NOT NULL;
CREATE TABLE bank_answers (
    id uuid NOT NULL,
    version integer NOT NULL,
    source_key uuid NOT NULL,
    state character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    procedure_version integer NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    search_key text NOT NULL,
    draft_question text,
    draft_answer text,
    draft_writer_id uuid,
    draft_version integer,
    draft_note text,
    review_version integer,
    published_at timestamp with time zone,
    CONSTRAINT pk_bank_answers PRIMARY KEY (id),
    CONSTRAINT fk_bank_answers_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_bank_answers_source_key ON bank_answers (source_key);
CREATE INDEX ix_bank_answers_agency_id_state_id ON bank_answers (agency_id, state, id);
CREATE INDEX ix_bank_answers_to_review ON bank_answers (agency_id, id) WHERE review_version IS NOT NULL;
CREATE INDEX ix_bank_answers_drafts ON bank_answers (agency_id, id) WHERE draft_version IS NOT NULL;
CREATE INDEX ix_bank_answers_published_at_id ON bank_answers (published_at, id) WHERE state = 'Published';
CREATE INDEX ix_bank_answers_procedure_code_published_at_id ON bank_answers (procedure_code, published_at, id) WHERE state = 'Published';
