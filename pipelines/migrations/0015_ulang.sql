-- An upload loaded anew stands for an earlier one: it tells of that one's day.
alter table batch add column menggantikan bigint;
