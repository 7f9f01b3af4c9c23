-- Every line is changed once, at submission: with room on its page its index stays as it is.
alter table materials.checklist_entry set (fillfactor = 60);
