-- What national files had and the catalogue lacked, by the body that received them; what came in before was not kept.
CREATE TABLE national_gaps (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency_id uuid NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(1000) NOT NULL,
    field_code character varying(30) NULL,
    field_name character varying(200) NULL,
    agency character varying(500) NULL,
    competent character varying(500) NULL,
    level character varying(300) NULL,
    document text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    file_name character varying(255) NULL,
    file_sha256 character varying(64) NOT NULL,
    set_aside_at timestamp with time zone NULL,
    set_aside_by character varying(300) NULL,
    set_aside_reason character varying(2000) NULL,
    CONSTRAINT pk_national_gaps PRIMARY KEY (id),
    CONSTRAINT fk_national_gaps_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_national_gaps_agency_id_code ON national_gaps (agency_id, code);
