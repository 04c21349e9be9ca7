-- Questions about procedures, and the public bank of questions and answers.
CREATE TABLE "questions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_questions" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "submission_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "procedure_version" INTEGER NOT NULL,
    "name" TEXT NULL,
    "phone" TEXT NULL,
    "email" TEXT NULL,
    "content" TEXT NOT NULL,
    "assignee_id" TEXT NULL,
    "draft" TEXT NULL,
    "draft_writer_id" TEXT NULL,
    "answer" TEXT NULL,
    "reason" TEXT NULL,
    "asked_at" TEXT NOT NULL,
    "answered_at" TEXT NULL,
    "settled_at" TEXT NULL,
    CONSTRAINT "fk_questions_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_questions_code" ON "questions" ("code");
CREATE UNIQUE INDEX "ix_questions_submission_key" ON "questions" ("submission_key");
CREATE INDEX "ix_questions_agency_id_state_id" ON "questions" ("agency_id", "state", "id");
CREATE INDEX "ix_questions_assignee_id_state_id" ON "questions" ("assignee_id", "state", "id") WHERE assignee_id IS NOT NULL;
CREATE INDEX "ix_questions_settled_at" ON "questions" ("settled_at") WHERE name IS NOT NULL;
CREATE TABLE "bank_answers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bank_answers" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "source_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "procedure_version" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "draft_question" TEXT NULL,
    "draft_answer" TEXT NULL,
    "draft_writer_id" TEXT NULL,
    "draft_version" INTEGER NULL,
    "draft_note" TEXT NULL,
    "review_version" INTEGER NULL,
    "published_at" TEXT NULL,
    CONSTRAINT "fk_bank_answers_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_bank_answers_source_key" ON "bank_answers" ("source_key");
CREATE INDEX "ix_bank_answers_agency_id_state_id" ON "bank_answers" ("agency_id", "state", "id");
CREATE INDEX "ix_bank_answers_to_review" ON "bank_answers" ("agency_id", "id") WHERE review_version IS NOT NULL;
CREATE INDEX "ix_bank_answers_drafts" ON "bank_answers" ("agency_id", "id") WHERE draft_version IS NOT NULL;
CREATE INDEX "ix_bank_answers_published_at_id" ON "bank_answers" ("published_at", "id") WHERE state = 'Published';
CREATE INDEX "ix_bank_answers_procedure_code_published_at_id" ON "bank_answers" ("procedure_code", "published_at", "id") WHERE state = 'Published';
