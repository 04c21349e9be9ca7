-- Months and years have sums of their own beside the days, so that a report of any period reads few rows.
CREATE TABLE measure_months (
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    measure character varying(60) NOT NULL,
    day date NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT pk_measure_months PRIMARY KEY (agency_id, measure, day, procedure_code)
);
CREATE TABLE measure_years (
    agency_id uuid NOT NULL,
    procedure_code character varying(60) NOT NULL,
    measure character varying(60) NOT NULL,
    day date NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT pk_measure_years PRIMARY KEY (agency_id, measure, day, procedure_code)
);
INSERT INTO measure_months (agency_id, measure, day, procedure_code, quantity)
SELECT agency_id, measure, CAST(date_trunc('month', day) AS date), procedure_code, SUM(quantity) FROM measure_totals GROUP BY 1, 2, 3, 4;
INSERT INTO measure_years (agency_id, measure, day, procedure_code, quantity)
SELECT agency_id, measure, CAST(date_trunc('year', day) AS date), procedure_code, SUM(quantity) FROM measure_months GROUP BY 1, 2, 3, 4;
