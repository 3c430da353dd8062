-- A customer's own code for friends they bring (推荐码), and who was brought by whom.
alter table customers.customer add column referral_code text check (referral_code ~ '^[A-Z2-9]{6,12}$');
create unique index customer_by_referral on customers.customer (tenant_id, referral_code) where referral_code is not null;
create index lead_by_referrer on leads.lead (tenant_id, referrer_id, received_at desc) where referrer_id is not null;
