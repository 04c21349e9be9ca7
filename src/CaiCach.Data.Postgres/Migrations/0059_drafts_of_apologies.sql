-- The letter of apology that a specialist, or the system, drafts for the head of the body.
CREATE TABLE apology_drafts (
    dossier_id uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    day date NOT NULL,
    reason text NULL,
    fault_unit_id uuid NULL,
    writer_id uuid NULL,
    at timestamp with time zone NOT NULL,
    returned_for text NULL,
    CONSTRAINT pk_apology_drafts PRIMARY KEY (dossier_id),
    CONSTRAINT fk_apology_drafts_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE INDEX ix_apology_drafts_due_at ON apology_drafts (due_at) WHERE returned_for IS NULL;
