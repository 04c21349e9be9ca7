-- Requests to be called back, of people who cannot sign in or file.
CREATE TABLE "call_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_call_requests" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "submission_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "taken_by_id" TEXT NULL,
    "taken_at" TEXT NULL,
    "note" TEXT NULL,
    "settled_at" TEXT NULL,
    CONSTRAINT "fk_call_requests_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_call_requests_submission_key" ON "call_requests" ("submission_key");
CREATE INDEX "ix_call_requests_agency_id_state_id" ON "call_requests" ("agency_id", "state", "id");
CREATE INDEX "ix_call_requests_phone_asked_at" ON "call_requests" ("phone", "asked_at");
CREATE INDEX "ix_call_requests_asked_at" ON "call_requests" ("asked_at");
