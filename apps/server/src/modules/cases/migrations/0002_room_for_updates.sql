-- A row that is changed stays on its page, and its indexes as they are, while there is room.
alter table cases.case set (fillfactor = 80);
alter table cases.work_item set (fillfactor = 80);
