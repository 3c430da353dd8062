-- Ways to sign in (登录方式): outside identity providers, second factors, who is signed in where.
-- All of it is read before the tenant is known, so it stays local to the coordinator and outside
-- row-level security, like platform.login; every statement of a screen names its tenant.

-- The slug is unique in the installation: the address /sign-in/<slug> finds the tenant.
create table platform.sign_in_provider (
  id uuid primary key, tenant_id uuid not null,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  kind text not null check (kind in ('oidc', 'wecom', 'dingtalk', 'feishu')), label text not null,
  -- Issuer or base addresses, client and agent id; nothing secret.
  settings jsonb not null, secret_sealed text not null,
  -- By what else than an earlier binding a person is found: email, phone.
  finds_by text[] not null default '{}' check (finds_by <@ '{email,phone}'),
  is_listed boolean not null default true, asks_second_factor boolean not null default true,
  created_at timestamptz not null, disabled_at timestamptz
);
create index sign_in_provider_of_tenant on platform.sign_in_provider (tenant_id, label);

-- Who an outside account is with us (绑定). One account, one login; one login, one account per provider.
create table platform.sign_in_identity (
  provider_id uuid not null references platform.sign_in_provider on delete cascade, subject text not null,
  login_id uuid not null references platform.login, tenant_id uuid not null,
  name text not null default '', bound_at timestamptz not null,
  primary key (provider_id, subject), unique (provider_id, login_id)
);
create index sign_in_identity_of_login on platform.sign_in_identity (login_id);

-- A sign-in under way: a trip to a provider, or a right password that waits for its second factor.
create table platform.sign_in_attempt (
  token_hash bytea primary key, kind text not null check (kind in ('trip', 'factor')),
  tenant_id uuid not null, provider_id uuid references platform.sign_in_provider on delete cascade,
  -- The login that waits for its second factor, or that binds an outside account.
  login_id uuid references platform.login,
  -- A trip belongs to the browser that started it: it alone knows the ticket.
  ticket_hash bytea, verifier text not null default '', nonce text not null default '',
  failures int not null default 0, created_at timestamptz not null, expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_attempt_by_expiry on platform.sign_in_attempt (expires_at);

-- Time-based codes (动态码). last_step is the 30-second step of the newest code used: none counts twice.
create table platform.second_factor (
  login_id uuid primary key references platform.login, tenant_id uuid not null,
  secret_sealed text not null, last_step bigint not null default 0,
  created_at timestamptz not null, confirmed_at timestamptz
);
create table platform.recovery_code (
  login_id uuid not null references platform.second_factor on delete cascade, code_hash bytea not null,
  tenant_id uuid not null, used_at timestamptz, primary key (login_id, code_hash)
);

-- Whose second factor is demanded. No row: nobody's.
create table platform.sign_in_policy (
  tenant_id uuid primary key, second_factor_roles text[] not null,
  changed_at timestamptz not null, changed_by uuid not null
);

alter table platform.session add column last_seen_at timestamptz;
-- Null: by password (or made by a command).
alter table platform.session add column provider_id uuid references platform.sign_in_provider on delete cascade;

grant select, insert, update, delete on platform.sign_in_provider, platform.sign_in_identity,
  platform.sign_in_attempt, platform.second_factor, platform.recovery_code, platform.sign_in_policy
  to fairlead_web;
