-- Bodies write the texts of e-mails and text messages to applicants: a version for each change, in force from a day.
CREATE TABLE "message_texts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_message_texts" PRIMARY KEY,
    "series_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "mail" TEXT NOT NULL,
    "sms" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    CONSTRAINT "fk_message_texts_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_message_texts_agency_id_kind_version" ON "message_texts" ("agency_id", "kind", "version");
CREATE TRIGGER message_texts_no_update BEFORE UPDATE ON message_texts BEGIN SELECT RAISE(ABORT, 'message_texts are append-only'); END;
CREATE TRIGGER message_texts_no_delete BEFORE DELETE ON message_texts BEGIN SELECT RAISE(ABORT, 'message_texts are append-only'); END;
