CREATE TABLE accounts (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    full_name character varying(300) NOT NULL,
    citizen_id character varying(12),
    created_at timestamp with time zone NOT NULL,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (id)
);

CREATE TABLE calendars (
    version character varying(60) NOT NULL,
    document text NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_calendars PRIMARY KEY (version)
);

CREATE TABLE criteria_sets (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    version character varying(60) NOT NULL,
    title character varying(500) NOT NULL,
    is_reconstruction boolean NOT NULL,
    document text NOT NULL,
    CONSTRAINT pk_criteria_sets PRIMARY KEY (id)
);

CREATE TABLE data_protection_keys (
    name character varying(100) NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_data_protection_keys PRIMARY KEY (name)
);

CREATE TABLE drafts (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    agency_id uuid NOT NULL,
    answers text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (id)
);

CREATE TABLE events (
    id uuid NOT NULL,
    stream character varying(40) NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type character varying(60) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    actor_name character varying(300) NOT NULL,
    unit_id uuid,
    process character varying(60) NOT NULL,
    reason text,
    data text NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (id)
);

CREATE TABLE idempotency_keys (
    principal uuid NOT NULL,
    key character varying(200) NOT NULL,
    request_hash character varying(64) NOT NULL,
    result_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (principal, key)
);

CREATE TABLE imports (
    name character varying(200) NOT NULL,
    hash character varying(64) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_imports PRIMARY KEY (name)
);

CREATE TABLE measure_entries (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    record_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    measure character varying(60) NOT NULL,
    day date NOT NULL,
    quantity integer NOT NULL,
    folded boolean NOT NULL,
    CONSTRAINT pk_measure_entries PRIMARY KEY (id)
);

CREATE TABLE measure_totals (
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    measure character varying(60) NOT NULL,
    day date NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT pk_measure_totals PRIMARY KEY (agency_id, measure, day, procedure_code)
);

CREATE TABLE notices (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    event_id uuid NOT NULL,
    text character varying(2000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT pk_notices PRIMARY KEY (id)
);

CREATE TABLE number_series (
    unit_id uuid NOT NULL,
    series character varying(60) NOT NULL,
    last integer NOT NULL,
    CONSTRAINT pk_number_series PRIMARY KEY (unit_id, series)
);

CREATE TABLE outbox (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    stream_id uuid NOT NULL,
    stream_version integer NOT NULL,
    topic character varying(60) NOT NULL,
    payload text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    leased_until timestamp with time zone,
    done_at timestamp with time zone,
    last_error character varying(1000),
    CONSTRAINT pk_outbox PRIMARY KEY (id)
);

CREATE TABLE phrases (
    code character varying(60) NOT NULL,
    purpose character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    text character varying(2000) NOT NULL,
    legal_basis character varying(500),
    CONSTRAINT pk_phrases PRIMARY KEY (code)
);

CREATE TABLE procedures (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    version integer NOT NULL,
    name character varying(1000) NOT NULL,
    search_key text NOT NULL,
    field_code character varying(60) NOT NULL,
    field_name character varying(300) NOT NULL,
    online_level character varying(40) NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    is_invented boolean NOT NULL,
    document text NOT NULL,
    CONSTRAINT pk_procedures PRIMARY KEY (id)
);

CREATE TABLE provinces (
    code character varying(2) NOT NULL,
    name character varying(100) NOT NULL,
    CONSTRAINT pk_provinces PRIMARY KEY (code)
);

CREATE TABLE published_results (
    id uuid NOT NULL,
    year integer NOT NULL,
    level character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    score numeric(12,4),
    rank integer,
    source character varying(500) NOT NULL,
    confidence character varying(300) NOT NULL,
    CONSTRAINT pk_published_results PRIMARY KEY (id)
);

CREATE TABLE units (
    id uuid NOT NULL,
    code character varying(60) NOT NULL,
    identifier character varying(60),
    name character varying(500) NOT NULL,
    short_name character varying(200) NOT NULL,
    kind character varying(40) NOT NULL,
    parent_id uuid,
    agency_id uuid NOT NULL,
    path character varying(1000) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    address character varying(500),
    phone character varying(40),
    CONSTRAINT pk_units PRIMARY KEY (id),
    CONSTRAINT fk_units_units_parent_id FOREIGN KEY (parent_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE uploads (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    draft_id uuid,
    component_code character varying(60) NOT NULL,
    sha256 character varying(64) NOT NULL,
    file_name character varying(255) NOT NULL,
    media_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_uploads PRIMARY KEY (id)
);

CREATE TABLE asp_net_user_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id uuid NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_asp_net_user_claims PRIMARY KEY (id),
    CONSTRAINT fk_asp_net_user_claims_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE asp_net_user_logins (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id uuid NOT NULL,
    CONSTRAINT pk_asp_net_user_logins PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT fk_asp_net_user_logins_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE asp_net_user_tokens (
    user_id uuid NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_asp_net_user_tokens PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT fk_asp_net_user_tokens_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE api_clients (
    id uuid NOT NULL,
    client_id character varying(100) NOT NULL,
    secret_hash text NOT NULL,
    name character varying(300) NOT NULL,
    unit_id uuid NOT NULL,
    scopes character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT pk_api_clients PRIMARY KEY (id),
    CONSTRAINT fk_api_clients_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE dossiers (
    id uuid NOT NULL,
    version integer NOT NULL,
    request_number character varying(60) NOT NULL,
    code character varying(60),
    procedure_code character varying(60) NOT NULL,
    procedure_version integer NOT NULL,
    case_code character varying(60),
    state character varying(40) NOT NULL,
    state_before character varying(40),
    payment character varying(40) NOT NULL,
    delivery character varying(40) NOT NULL,
    sync character varying(40) NOT NULL,
    channel character varying(40) NOT NULL,
    applicant_kind character varying(40) NOT NULL,
    owner_name character varying(500) NOT NULL,
    owner_key character varying(500) NOT NULL,
    owner_id_number character varying(20) NOT NULL,
    owner_birth_date character varying(10),
    phone character varying(20) NOT NULL,
    email character varying(320),
    address character varying(500) NOT NULL,
    submitter_name character varying(500),
    submitter_id_number character varying(20),
    account_id uuid,
    content text,
    helped_by_id uuid,
    received_by_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    holder_unit_id uuid NOT NULL,
    assignee_id uuid,
    desk character varying(40) NOT NULL,
    desk_due_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    intake_due_at timestamp with time zone,
    intake_supplement_limit_at timestamp with time zone,
    accepted_at timestamp with time zone,
    due_original_at timestamp with time zone,
    due_at timestamp with time zone,
    limit_value integer,
    limit_unit character varying(40),
    calendar_version character varying(60),
    paused_at timestamp with time zone,
    pauses text NOT NULL,
    supplement_requests integer NOT NULL,
    supplement_handed_in_at timestamp with time zone,
    finished_at timestamp with time zone,
    timeliness character varying(40),
    returned_at timestamp with time zone,
    proposal character varying(40),
    proposal_text text,
    proposal_basis text,
    proposal_items text,
    notice_text text,
    result_number character varying(100),
    result_date date,
    result_token character varying(60),
    fee_amount bigint NOT NULL,
    fee_receipt character varying(100),
    CONSTRAINT pk_dossiers PRIMARY KEY (id),
    CONSTRAINT fk_dossiers_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE index_answers (
    unit_id uuid NOT NULL,
    year integer NOT NULL,
    criteria_set_id uuid NOT NULL,
    item_code character varying(20) NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    answer text NOT NULL,
    note character varying(4000),
    evidence_sha256 character varying(64),
    evidence_name character varying(255),
    evidence_media_type character varying(100),
    evidence_size bigint NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    declared_by uuid NOT NULL,
    CONSTRAINT pk_index_answers PRIMARY KEY (unit_id, year, criteria_set_id, item_code),
    CONSTRAINT fk_index_answers_criteria_sets_criteria_set_id FOREIGN KEY (criteria_set_id) REFERENCES criteria_sets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_index_answers_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE offerings (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT pk_offerings PRIMARY KEY (id),
    CONSTRAINT fk_offerings_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE posts (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT pk_posts PRIMARY KEY (id),
    CONSTRAINT fk_posts_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_posts_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE dossier_papers (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    component_code character varying(60) NOT NULL,
    originals integer NOT NULL,
    copies integer NOT NULL,
    sha256 character varying(64),
    file_name character varying(255) NOT NULL,
    media_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    digitisation character varying(40) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_at_version integer NOT NULL,
    CONSTRAINT pk_dossier_papers PRIMARY KEY (id),
    CONSTRAINT fk_dossier_papers_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);

CREATE INDEX email_index ON accounts (normalized_email);

CREATE UNIQUE INDEX ix_accounts_citizen_id ON accounts (citizen_id);

CREATE UNIQUE INDEX user_name_index ON accounts (normalized_user_name);

CREATE UNIQUE INDEX ix_api_clients_client_id ON api_clients (client_id);

CREATE UNIQUE INDEX ix_criteria_sets_code_version ON criteria_sets (code, version);

CREATE INDEX ix_dossier_papers_dossier_id ON dossier_papers (dossier_id);

CREATE INDEX ix_dossiers_account_id_submitted_at_id ON dossiers (account_id, submitted_at, id) WHERE account_id IS NOT NULL;

CREATE INDEX ix_dossiers_agency_id_desk_desk_due_at_id ON dossiers (agency_id, desk, desk_due_at, id);

CREATE INDEX ix_dossiers_assignee_id_desk_desk_due_at_id ON dossiers (assignee_id, desk, desk_due_at, id) WHERE assignee_id IS NOT NULL;

CREATE UNIQUE INDEX ix_dossiers_code ON dossiers (code);

CREATE INDEX ix_dossiers_holder_unit_id_desk_desk_due_at_id ON dossiers (holder_unit_id, desk, desk_due_at, id);

CREATE UNIQUE INDEX ix_dossiers_request_number ON dossiers (request_number);

CREATE UNIQUE INDEX ix_dossiers_result_token ON dossiers (result_token);

CREATE INDEX ix_drafts_account_id_saved_at ON drafts (account_id, saved_at);

CREATE UNIQUE INDEX ix_events_stream_id_version ON events (stream_id, version);

CREATE INDEX ix_measure_entries_agency_id_measure_day ON measure_entries (agency_id, measure, day);

CREATE INDEX ix_measure_entries_unfolded ON measure_entries (id) WHERE NOT folded;

CREATE INDEX ix_notices_account_id_created_at ON notices (account_id, created_at);

CREATE UNIQUE INDEX ix_notices_event_id ON notices (event_id);

CREATE UNIQUE INDEX ix_offerings_agency_id_procedure_code_valid_from ON offerings (agency_id, procedure_code, valid_from);

CREATE INDEX ix_outbox_due_at_id ON outbox (due_at, id) WHERE done_at IS NULL;

CREATE INDEX ix_outbox_stream_id_stream_version ON outbox (stream_id, stream_version) WHERE done_at IS NULL;

CREATE UNIQUE INDEX ix_posts_account_id_unit_id_role_valid_from ON posts (account_id, unit_id, role, valid_from);

CREATE INDEX ix_posts_unit_id ON posts (unit_id);

CREATE UNIQUE INDEX ix_procedures_code_version ON procedures (code, version);

CREATE INDEX ix_published_results_year_level ON published_results (year, level);

CREATE UNIQUE INDEX ix_units_code ON units (code);

CREATE INDEX ix_uploads_draft_id ON uploads (draft_id);

