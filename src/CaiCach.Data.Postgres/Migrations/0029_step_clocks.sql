-- The internal process a dossier was accepted under, and the steps it has been at; those accepted before have none.
ALTER TABLE dossiers ADD COLUMN process_version_id uuid;
ALTER TABLE dossiers ADD CONSTRAINT fk_dossiers_process_versions_process_version_id FOREIGN KEY (process_version_id) REFERENCES process_versions (id) ON DELETE RESTRICT;
CREATE TABLE dossier_steps (
    dossier_id uuid NOT NULL,
    number integer NOT NULL,
    first_key character varying(20) NOT NULL,
    last_key character varying(20) NOT NULL,
    name text NOT NULL,
    minutes integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    ended_at timestamp with time zone,
    timeliness character varying(40),
    CONSTRAINT pk_dossier_steps PRIMARY KEY (dossier_id, number),
    CONSTRAINT fk_dossier_steps_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
