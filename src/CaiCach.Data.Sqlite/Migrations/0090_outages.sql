-- Outages and maintenance are announced.
CREATE TABLE "outages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_outages" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "parts" INTEGER NOT NULL,
    "starts_at" TEXT NOT NULL,
    "expected_until" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    "withdrawn_at" TEXT NULL,
    "announced_at" TEXT NOT NULL,
    "announced_by" TEXT NOT NULL
);
CREATE INDEX "ix_outages_starts_at_id" ON "outages" ("starts_at", "id");
