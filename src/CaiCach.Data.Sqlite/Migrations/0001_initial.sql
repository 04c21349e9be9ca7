CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "citizen_id" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "calendars" (
    "version" TEXT NOT NULL CONSTRAINT "pk_calendars" PRIMARY KEY,
    "document" TEXT NOT NULL,
    "imported_at" TEXT NOT NULL
);

CREATE TABLE "criteria_sets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_criteria_sets" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "is_reconstruction" INTEGER NOT NULL,
    "document" TEXT NOT NULL
);

CREATE TABLE "data_protection_keys" (
    "name" TEXT NOT NULL CONSTRAINT "pk_data_protection_keys" PRIMARY KEY,
    "xml" TEXT NOT NULL
);

CREATE TABLE "drafts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_drafts" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_events" PRIMARY KEY,
    "stream" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actor_id" TEXT NULL,
    "actor_name" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "process" TEXT NOT NULL,
    "reason" TEXT NULL,
    "data" TEXT NOT NULL
);

CREATE TABLE "idempotency_keys" (
    "principal" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "result_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    CONSTRAINT "pk_idempotency_keys" PRIMARY KEY ("principal", "key")
);

CREATE TABLE "imports" (
    "name" TEXT NOT NULL CONSTRAINT "pk_imports" PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "imported_at" TEXT NOT NULL
);

CREATE TABLE "measure_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_measure_entries" PRIMARY KEY,
    "event_id" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "folded" INTEGER NOT NULL
);

CREATE TABLE "measure_totals" (
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "pk_measure_totals" PRIMARY KEY ("agency_id", "measure", "day", "procedure_code")
);

CREATE TABLE "notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notices" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "dossier_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "read_at" TEXT NULL
);

CREATE TABLE "number_series" (
    "unit_id" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "pk_number_series" PRIMARY KEY ("unit_id", "series")
);

CREATE TABLE "outbox" (
    "id" TEXT NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
    "event_id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "stream_version" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "leased_until" TEXT NULL,
    "done_at" TEXT NULL,
    "last_error" TEXT NULL
);

CREATE TABLE "phrases" (
    "code" TEXT NOT NULL CONSTRAINT "pk_phrases" PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "legal_basis" TEXT NULL
);

CREATE TABLE "procedures" (
    "id" TEXT NOT NULL CONSTRAINT "pk_procedures" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "field_code" TEXT NOT NULL,
    "field_name" TEXT NOT NULL,
    "online_level" TEXT NOT NULL,
    "effective_from" TEXT NOT NULL,
    "effective_to" TEXT NULL,
    "is_invented" INTEGER NOT NULL,
    "document" TEXT NOT NULL
);

CREATE TABLE "provinces" (
    "code" TEXT NOT NULL CONSTRAINT "pk_provinces" PRIMARY KEY,
    "name" TEXT NOT NULL
);

CREATE TABLE "published_results" (
    "id" TEXT NOT NULL CONSTRAINT "pk_published_results" PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "score" TEXT NULL,
    "rank" INTEGER NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL
);

CREATE TABLE "units" (
    "id" TEXT NOT NULL CONSTRAINT "pk_units" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "identifier" TEXT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" TEXT NULL,
    "agency_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NULL,
    "address" TEXT NULL,
    "phone" TEXT NULL,
    CONSTRAINT "fk_units_units_parent_id" FOREIGN KEY ("parent_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "uploads" (
    "id" TEXT NOT NULL CONSTRAINT "pk_uploads" PRIMARY KEY,
    "owner_id" TEXT NOT NULL,
    "draft_id" TEXT NULL,
    "component_code" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL
);

CREATE TABLE "asp_net_user_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_asp_net_user_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_asp_net_user_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "asp_net_user_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_asp_net_user_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_asp_net_user_logins_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "asp_net_user_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_asp_net_user_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_asp_net_user_tokens_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "api_clients" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_clients" PRIMARY KEY,
    "client_id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "revoked_at" TEXT NULL,
    CONSTRAINT "fk_api_clients_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "dossiers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_dossiers" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "request_number" TEXT NOT NULL,
    "code" TEXT NULL,
    "procedure_code" TEXT NOT NULL,
    "procedure_version" INTEGER NOT NULL,
    "case_code" TEXT NULL,
    "state" TEXT NOT NULL,
    "state_before" TEXT NULL,
    "payment" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "sync" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "applicant_kind" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "owner_id_number" TEXT NOT NULL,
    "owner_birth_date" TEXT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NULL,
    "address" TEXT NOT NULL,
    "submitter_name" TEXT NULL,
    "submitter_id_number" TEXT NULL,
    "account_id" TEXT NULL,
    "content" TEXT NULL,
    "helped_by_id" TEXT NULL,
    "received_by_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "holder_unit_id" TEXT NOT NULL,
    "assignee_id" TEXT NULL,
    "desk" TEXT NOT NULL,
    "desk_due_at" TEXT NOT NULL,
    "submitted_at" TEXT NOT NULL,
    "intake_due_at" TEXT NULL,
    "intake_supplement_limit_at" TEXT NULL,
    "accepted_at" TEXT NULL,
    "due_original_at" TEXT NULL,
    "due_at" TEXT NULL,
    "limit_value" INTEGER NULL,
    "limit_unit" TEXT NULL,
    "calendar_version" TEXT NULL,
    "paused_at" TEXT NULL,
    "pauses" TEXT NOT NULL,
    "supplement_requests" INTEGER NOT NULL,
    "supplement_handed_in_at" TEXT NULL,
    "finished_at" TEXT NULL,
    "timeliness" TEXT NULL,
    "returned_at" TEXT NULL,
    "proposal" TEXT NULL,
    "proposal_text" TEXT NULL,
    "proposal_basis" TEXT NULL,
    "proposal_items" TEXT NULL,
    "notice_text" TEXT NULL,
    "result_number" TEXT NULL,
    "result_date" TEXT NULL,
    "result_token" TEXT NULL,
    "fee_amount" INTEGER NOT NULL,
    "fee_receipt" TEXT NULL,
    CONSTRAINT "fk_dossiers_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "index_answers" (
    "unit_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "criteria_set_id" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NULL,
    "evidence_sha256" TEXT NULL,
    "evidence_name" TEXT NULL,
    "evidence_media_type" TEXT NULL,
    "evidence_size" INTEGER NOT NULL,
    "declared_at" TEXT NOT NULL,
    "declared_by" TEXT NOT NULL,
    CONSTRAINT "pk_index_answers" PRIMARY KEY ("unit_id", "year", "criteria_set_id", "item_code"),
    CONSTRAINT "fk_index_answers_criteria_sets_criteria_set_id" FOREIGN KEY ("criteria_set_id") REFERENCES "criteria_sets" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_index_answers_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "offerings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_offerings" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NULL,
    CONSTRAINT "fk_offerings_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "posts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_posts" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NULL,
    CONSTRAINT "fk_posts_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_posts_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "dossier_papers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_dossier_papers" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "component_code" TEXT NOT NULL,
    "originals" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,
    "sha256" TEXT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "digitisation" TEXT NOT NULL,
    "added_at" TEXT NOT NULL,
    "added_at_version" INTEGER NOT NULL,
    CONSTRAINT "fk_dossier_papers_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);

CREATE INDEX "email_index" ON "accounts" ("normalized_email");

CREATE UNIQUE INDEX "ix_accounts_citizen_id" ON "accounts" ("citizen_id");

CREATE UNIQUE INDEX "user_name_index" ON "accounts" ("normalized_user_name");

CREATE UNIQUE INDEX "ix_api_clients_client_id" ON "api_clients" ("client_id");

CREATE UNIQUE INDEX "ix_criteria_sets_code_version" ON "criteria_sets" ("code", "version");

CREATE INDEX "ix_dossier_papers_dossier_id" ON "dossier_papers" ("dossier_id");

CREATE INDEX "ix_dossiers_account_id_submitted_at_id" ON "dossiers" ("account_id", "submitted_at", "id") WHERE account_id IS NOT NULL;

CREATE INDEX "ix_dossiers_agency_id_desk_desk_due_at_id" ON "dossiers" ("agency_id", "desk", "desk_due_at", "id");

CREATE INDEX "ix_dossiers_assignee_id_desk_desk_due_at_id" ON "dossiers" ("assignee_id", "desk", "desk_due_at", "id") WHERE assignee_id IS NOT NULL;

CREATE UNIQUE INDEX "ix_dossiers_code" ON "dossiers" ("code");

CREATE INDEX "ix_dossiers_holder_unit_id_desk_desk_due_at_id" ON "dossiers" ("holder_unit_id", "desk", "desk_due_at", "id");

CREATE UNIQUE INDEX "ix_dossiers_request_number" ON "dossiers" ("request_number");

CREATE UNIQUE INDEX "ix_dossiers_result_token" ON "dossiers" ("result_token");

CREATE INDEX "ix_drafts_account_id_saved_at" ON "drafts" ("account_id", "saved_at");

CREATE UNIQUE INDEX "ix_events_stream_id_version" ON "events" ("stream_id", "version");

CREATE INDEX "ix_measure_entries_agency_id_measure_day" ON "measure_entries" ("agency_id", "measure", "day");

CREATE INDEX "ix_measure_entries_unfolded" ON "measure_entries" ("id") WHERE NOT folded;

CREATE INDEX "ix_notices_account_id_created_at" ON "notices" ("account_id", "created_at");

CREATE UNIQUE INDEX "ix_notices_event_id" ON "notices" ("event_id");

CREATE UNIQUE INDEX "ix_offerings_agency_id_procedure_code_valid_from" ON "offerings" ("agency_id", "procedure_code", "valid_from");

CREATE INDEX "ix_outbox_due_at_id" ON "outbox" ("due_at", "id") WHERE done_at IS NULL;

CREATE INDEX "ix_outbox_stream_id_stream_version" ON "outbox" ("stream_id", "stream_version") WHERE done_at IS NULL;

CREATE UNIQUE INDEX "ix_posts_account_id_unit_id_role_valid_from" ON "posts" ("account_id", "unit_id", "role", "valid_from");

CREATE INDEX "ix_posts_unit_id" ON "posts" ("unit_id");

CREATE UNIQUE INDEX "ix_procedures_code_version" ON "procedures" ("code", "version");

CREATE INDEX "ix_published_results_year_level" ON "published_results" ("year", "level");

CREATE UNIQUE INDEX "ix_units_code" ON "units" ("code");

CREATE INDEX "ix_uploads_draft_id" ON "uploads" ("draft_id");

