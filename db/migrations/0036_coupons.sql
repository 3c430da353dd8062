-- Coupons (优惠券): kinds with a stock, and each one issued, claimed, redeemed once. The kind's row is the lock of its stock.
create table marketing.coupon_kind (
  tenant_id uuid not null, id uuid not null, name text not null, kind text not null check (kind in ('lane', 'gift', 'discount')),
  value_fen bigint check (value_fen > 0), stock int not null check (stock > 0), issued int not null default 0,
  per_customer smallint not null default 1 check (per_customer > 0), starts_on date not null, ends_on date not null,
  text text not null default '', campaign_id uuid, made_by uuid not null, made_at timestamptz not null, closed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, name),
  check (ends_on >= starts_on), check (issued <= stock), check ((kind = 'discount') = (value_fen is not null)),
  foreign key (tenant_id, campaign_id) references marketing.campaign
);
create table marketing.coupon (
  tenant_id uuid not null, id uuid not null, kind_id uuid not null, code text not null, customer_id uuid not null,
  state text not null default 'issued' check (state in ('issued', 'claimed', 'redeemed', 'cancelled')),
  origin text not null, issued_by uuid, issued_at timestamptz not null, claimed_at timestamptz,
  redeemed_at timestamptz, redeemed_by uuid, store_id uuid, deal_id uuid, cancelled_at timestamptz, note text not null default '',
  primary key (tenant_id, id), unique (tenant_id, code),
  check ((state = 'redeemed') = (redeemed_at is not null)), check ((state = 'cancelled') = (cancelled_at is not null)),
  foreign key (tenant_id, kind_id) references marketing.coupon_kind,
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade,
  foreign key (tenant_id, store_id) references people.store
);
create index coupon_of_customer on marketing.coupon (tenant_id, customer_id, kind_id);
create index coupon_of_kind on marketing.coupon (tenant_id, kind_id, id desc);
alter table marketing.lead_form add column coupon_kind_id uuid;
alter table marketing.lead_form add constraint lead_form_coupon_kind
  foreign key (tenant_id, coupon_kind_id) references marketing.coupon_kind;

-- Short links (短链) to a public form, with their clicks by day; nobody's address is kept.
create table marketing.short_link (
  tenant_id uuid not null, id uuid not null, code text not null, name text not null, form_id uuid not null,
  campaign_id uuid, utm_source text not null, utm_medium text not null default '', made_by uuid not null,
  made_at timestamptz not null, closed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, code),
  foreign key (tenant_id, form_id) references marketing.lead_form,
  foreign key (tenant_id, campaign_id) references marketing.campaign
);
create table marketing.click_day (
  tenant_id uuid not null, link_id uuid not null, day date not null, clicks int not null default 0,
  primary key (tenant_id, link_id, day),
  foreign key (tenant_id, link_id) references marketing.short_link on delete cascade
);
create index touch_by_link on leads.touch (tenant_id, (utm ->> 'utm_id')) where utm ->> 'utm_id' is not null;

do $$
declare name text;
begin
  foreach name in array array['marketing.coupon_kind', 'marketing.coupon', 'marketing.short_link', 'marketing.click_day'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update on marketing.coupon_kind, marketing.coupon, marketing.short_link, marketing.click_day to fairlead_web;
