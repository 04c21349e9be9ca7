-- Petitions about administrative procedures, and small files of rules.
CREATE TABLE "rule_files" (
    "name" TEXT NOT NULL CONSTRAINT "pk_rule_files" PRIMARY KEY,
    "document" TEXT NOT NULL
);
CREATE TABLE "petitions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_petitions" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "submission_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "handler_unit_id" TEXT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NULL,
    "address" TEXT NULL,
    "dossier_code" TEXT NULL,
    "content" TEXT NOT NULL,
    "supplement_asked" TEXT NULL,
    "supplement" TEXT NULL,
    "reason" TEXT NULL,
    "legal_basis" TEXT NULL,
    "draft" TEXT NULL,
    "answer" TEXT NULL,
    "public_title" TEXT NULL,
    "public_content" TEXT NULL,
    "public_answer" TEXT NULL,
    "satisfaction" TEXT NULL,
    "received_at" TEXT NOT NULL,
    "refuse_due_at" TEXT NOT NULL,
    "ask_due_at" TEXT NOT NULL,
    "answer_due_at" TEXT NOT NULL,
    "supplement_limit_at" TEXT NULL,
    "answered_at" TEXT NULL,
    "publish_due_at" TEXT NULL,
    "published_at" TEXT NULL,
    "rating_limit_at" TEXT NULL,
    "desk_due_at" TEXT NOT NULL,
    CONSTRAINT "fk_petitions_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_petitions_code" ON "petitions" ("code");
CREATE UNIQUE INDEX "ix_petitions_submission_key" ON "petitions" ("submission_key");
CREATE INDEX "ix_petitions_agency_id_state_desk_due_at_id" ON "petitions" ("agency_id", "state", "desk_due_at", "id");
CREATE INDEX "ix_petitions_handler_unit_id_state_desk_due_at_id" ON "petitions" ("handler_unit_id", "state", "desk_due_at", "id") WHERE handler_unit_id IS NOT NULL;
CREATE INDEX "ix_petitions_published_at_id" ON "petitions" ("published_at", "id") WHERE published_at IS NOT NULL;
