-- Catalogue lists are searched by the codes that bodies publish their procedures under; earlier versions of the program kept no such words.
UPDATE "catalogue_entries" SET "search_key" = "search_key" || ' ' || (
    SELECT group_concat(lower(c.value), ' ') FROM "procedures" p, json_each(p.document, '$.procedures[0].localCodes') c
    WHERE p.code = catalogue_entries.code AND p.version = catalogue_entries.newest_version AND instr(catalogue_entries.search_key, lower(c.value)) = 0)
WHERE EXISTS (
    SELECT 1 FROM "procedures" p, json_each(p.document, '$.procedures[0].localCodes') c
    WHERE p.code = catalogue_entries.code AND p.version = catalogue_entries.newest_version AND instr(catalogue_entries.search_key, lower(c.value)) = 0);
