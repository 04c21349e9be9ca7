-- Officials who are away for a time, and who stands in for them.
CREATE TABLE absences (
    id uuid NOT NULL,
    version integer NOT NULL,
    account_id uuid NOT NULL,
    substitute_id uuid,
    first_day date NOT NULL,
    last_day date NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_absences PRIMARY KEY (id),
    CONSTRAINT fk_absences_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_absences_accounts_substitute_id FOREIGN KEY (substitute_id) REFERENCES accounts (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_absences_account_id_first_day ON absences (account_id, first_day) WHERE ended_at IS NULL;
CREATE INDEX ix_absences_substitute_id_last_day ON absences (substitute_id, last_day) WHERE ended_at IS NULL;
