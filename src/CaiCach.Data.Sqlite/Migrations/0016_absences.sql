-- Officials who are away for a time, and who stands in for them.
CREATE TABLE "absences" (
    "id" TEXT NOT NULL CONSTRAINT "pk_absences" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "substitute_id" TEXT NULL,
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    CONSTRAINT "fk_absences_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_absences_accounts_substitute_id" FOREIGN KEY ("substitute_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_absences_account_id_first_day" ON "absences" ("account_id", "first_day") WHERE ended_at IS NULL;
CREATE INDEX "ix_absences_substitute_id_last_day" ON "absences" ("substitute_id", "last_day") WHERE ended_at IS NULL;
