-- Batches of pages that officers sort at the scan station before they become files of papers.
CREATE TABLE "scan_batches" (
    "id" TEXT NOT NULL CONSTRAINT "pk_scan_batches" PRIMARY KEY,
    "owner_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "pages" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL,
    "filed_at" TEXT NULL
);
CREATE UNIQUE INDEX "ix_scan_batches_open" ON "scan_batches" ("owner_id", "purpose") WHERE filed_at IS NULL;
CREATE INDEX "ix_scan_batches_created_at" ON "scan_batches" ("created_at");
