-- Catalogue lists are searched by the codes that bodies publish their procedures under; earlier versions of the program kept no such words.
UPDATE catalogue_entries e SET search_key = e.search_key || ' ' || found.codes
FROM (
    SELECT of.id, string_agg(lower(c.value), ' ' ORDER BY c.at) AS codes
    FROM catalogue_entries of
    JOIN procedures p ON p.code = of.code AND p.version = of.newest_version
    CROSS JOIN LATERAL jsonb_array_elements_text(COALESCE(p.document::jsonb -> 'procedures' -> 0 -> 'localCodes', '[]'::jsonb)) WITH ORDINALITY AS c (value, at)
    WHERE strpos(of.search_key, lower(c.value)) = 0
    GROUP BY of.id) found
WHERE found.id = e.id;
