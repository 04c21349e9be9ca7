-- Which leaves of criteria sets are computed from measures.
CREATE TABLE index_bindings (
    set_code character varying(60) NOT NULL,
    item_code character varying(20) NOT NULL,
    numerator character varying(1000) NOT NULL,
    denominator character varying(1000) NOT NULL,
    part integer,
    at_least numeric(12,4),
    note character varying(1000),
    CONSTRAINT pk_index_bindings PRIMARY KEY (set_code, item_code)
);
