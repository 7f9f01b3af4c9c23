-- Sums from which the figures of the library are made: shares and averages of any region follow from them.
create table catalogue.figure_office (
  office_id uuid primary key references identity.office (id),
  region_code text not null check (length(region_code) = 12),
  implementing int not null,
  online int not null,
  whole_online int not null,
  immediate int not null,
  statutory numeric not null,
  promised numeric not null,
  visits int not null,
  materials int not null,
  not_brought int not null
);
comment on table catalogue.figure_office is 'Sums over the implementing items in force of each office, as of the last count; days are 工作日.';
create index figure_office_region on catalogue.figure_office (region_code text_pattern_ops);

create table catalogue.figure_day (
  day date not null,
  region_code text not null check (length(region_code) = 12),
  items int not null,
  implementing int not null,
  online int not null,
  whole_online int not null,
  immediate int not null,
  statutory numeric not null,
  promised numeric not null,
  visits int not null,
  materials int not null,
  not_brought int not null,
  primary key (region_code, day)
);
comment on table catalogue.figure_day is 'The same for each county, city and the province, day by day.';

grant select on catalogue.figure_office, catalogue.figure_day to tongban_reader;
grant select, insert, delete on catalogue.figure_office to tongban_app;
grant select, insert, update on catalogue.figure_day to tongban_app;
