/** SQL: the priorities by source, as SourcePriorities. */
export const SOURCE_PRIORITIES = `(SELECT coalesce(jsonb_object_agg(id, priority), '{}') FROM profile_sources)`;
