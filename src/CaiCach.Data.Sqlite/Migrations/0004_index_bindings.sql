-- Which leaves of criteria sets are computed from measures.
CREATE TABLE "index_bindings" (
    "set_code" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "numerator" TEXT NOT NULL,
    "denominator" TEXT NOT NULL,
    "part" INTEGER NULL,
    "at_least" TEXT NULL,
    "note" TEXT NULL,
    CONSTRAINT "pk_index_bindings" PRIMARY KEY ("set_code", "item_code")
);
