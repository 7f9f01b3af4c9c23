-- A list whose rows are as the library stands ends without a review.
alter table catalogue.import_run drop constraint import_run_state_check,
  add constraint import_run_state_check
    check (state in ('checking', 'wrong', 'unchanged', 'checked', 'importing', 'imported', 'discarded', 'failed'));
