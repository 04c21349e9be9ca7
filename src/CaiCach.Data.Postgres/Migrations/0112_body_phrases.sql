-- Ready sentences that bodies write for themselves, beside those that ship.
CREATE TABLE body_phrases (
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    purpose character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    text character varying(2000) NOT NULL,
    legal_basis character varying(500) NULL,
    version integer NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by character varying(500) NOT NULL,
    retired_at timestamp with time zone NULL,
    CONSTRAINT pk_body_phrases PRIMARY KEY (id),
    CONSTRAINT fk_body_phrases_units_agency_id FOREIGN KEY (agency_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ix_body_phrases_agency_id_purpose_title ON body_phrases (agency_id, purpose, title) WHERE retired_at IS NULL;
