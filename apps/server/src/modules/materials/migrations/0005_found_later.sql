-- A material that an earlier part of a joint application ended with is attached when the next part begins.
grant update (state, trust, source, source_en, licence_id, licence_identifier) on materials.checklist_entry to tongban_app;
