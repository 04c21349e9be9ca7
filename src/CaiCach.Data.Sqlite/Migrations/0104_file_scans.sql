-- What the scanner for malware says of each content that came in while one was set.
CREATE TABLE "file_scans" (
    "sha256" TEXT NOT NULL CONSTRAINT "pk_file_scans" PRIMARY KEY,
    "verdict" TEXT NOT NULL,
    "found" TEXT NULL,
    "asked_at" TEXT NOT NULL,
    "said_at" TEXT NULL
);
CREATE INDEX "ix_file_scans_verdict_asked_at" ON "file_scans" ("verdict", "asked_at");
