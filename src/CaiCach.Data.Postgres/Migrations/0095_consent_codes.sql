-- One-time codes by which citizens agree that an agent files for them.
CREATE TABLE consent_codes (
    id uuid NOT NULL,
    agent_id uuid NOT NULL,
    citizen_id character varying(12) NOT NULL,
    procedure_code character varying(60) NOT NULL,
    agency_code character varying(60) NOT NULL,
    hash character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries integer NOT NULL,
    used_at timestamp with time zone,
    dossier_id uuid,
    CONSTRAINT pk_consent_codes PRIMARY KEY (id)
);
CREATE INDEX ix_consent_codes_citizen_id_made_at ON consent_codes (citizen_id, made_at);
CREATE INDEX ix_consent_codes_agent_id_made_at ON consent_codes (agent_id, made_at);
CREATE INDEX ix_consent_codes_expires_at ON consent_codes (expires_at);
