-- The life of a procedure in the catalogue: who keeps it, the draft, the decisions, and whether each was in time.
ALTER TABLE "procedures" ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'Shipped';
CREATE TABLE "catalogue_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_catalogue_entries" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "draft_state" TEXT NULL,
    "newest_version" INTEGER NOT NULL,
    "is_offices" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,
    "decided_late" INTEGER NOT NULL,
    "public_due" TEXT NULL,
    "published_late" INTEGER NOT NULL,
    "replaced_by" TEXT NULL,
    CONSTRAINT "fk_catalogue_entries_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_catalogue_entries_code" ON "catalogue_entries" ("code");
CREATE INDEX "ix_catalogue_entries_agency_id_code" ON "catalogue_entries" ("agency_id", "code");
CREATE TABLE "procedure_drafts" (
    "entry_id" TEXT NOT NULL CONSTRAINT "pk_procedure_drafts" PRIMARY KEY,
    "document" TEXT NOT NULL,
    "based_on" INTEGER NOT NULL,
    "writers" TEXT NOT NULL,
    "writer_name" TEXT NOT NULL,
    "written_at" TEXT NOT NULL,
    "review_note" TEXT NULL,
    "reviewer_name" TEXT NULL,
    CONSTRAINT "fk_procedure_drafts_catalogue_entries_entry_id" FOREIGN KEY ("entry_id") REFERENCES "catalogue_entries" ("id") ON DELETE RESTRICT
);
CREATE TABLE "catalogue_decisions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_catalogue_decisions" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "signer" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "recorded_at" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    CONSTRAINT "fk_catalogue_decisions_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_catalogue_decisions_agency_id_kind_number_day" ON "catalogue_decisions" ("agency_id", "kind", "number", "day");
CREATE INDEX "ix_catalogue_decisions_agency_id_day_id" ON "catalogue_decisions" ("agency_id", "day", "id");
CREATE TABLE "catalogue_decision_items" (
    "id" TEXT NOT NULL CONSTRAINT "pk_catalogue_decision_items" PRIMARY KEY,
    "decision_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "procedure_version" INTEGER NOT NULL,
    "action" TEXT NULL,
    "effective_from" TEXT NULL,
    "law_effective_from" TEXT NULL,
    "decide_by" TEXT NULL,
    "decided_late" INTEGER NOT NULL,
    "public_due" TEXT NULL,
    "public_at" TEXT NULL,
    "bodies" TEXT NOT NULL,
    CONSTRAINT "fk_catalogue_decision_items_catalogue_decisions_decision_id" FOREIGN KEY ("decision_id") REFERENCES "catalogue_decisions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_catalogue_decision_items_catalogue_entries_entry_id" FOREIGN KEY ("entry_id") REFERENCES "catalogue_entries" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_catalogue_decision_items_decision_id_entry_id" ON "catalogue_decision_items" ("decision_id", "entry_id");
CREATE INDEX "ix_catalogue_decision_items_entry_id" ON "catalogue_decision_items" ("entry_id");
