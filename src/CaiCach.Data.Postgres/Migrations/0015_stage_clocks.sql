-- Procedures that run by stages, each with a clock of its own.
ALTER TABLE dossiers ADD COLUMN clock_started_at timestamp with time zone NULL;
ALTER TABLE dossiers ADD COLUMN late_stages integer NOT NULL DEFAULT 0;
CREATE TABLE dossier_stages (
    dossier_id uuid NOT NULL,
    number integer NOT NULL,
    code character varying(60) NOT NULL,
    owner character varying(40) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NULL,
    ended_at timestamp with time zone NULL,
    timeliness character varying(40) NULL,
    CONSTRAINT pk_dossier_stages PRIMARY KEY (dossier_id, number),
    CONSTRAINT fk_dossier_stages_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
