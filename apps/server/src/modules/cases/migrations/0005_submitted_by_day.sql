-- How often an item is applied for is counted by day; blocks that hold no case of the day are passed over.
create index case_submitted on cases.case using brin (submitted_at);
