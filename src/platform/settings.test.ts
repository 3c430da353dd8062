import { describe, expect, test } from 'vitest';
import { Halt } from './halt.ts';
import { readSettings } from './settings.ts';

test('with nothing set, it serves this machine only, on port 3000, with the demo', () => {
  expect(readSettings({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    demo: true,
    production: false,
    trustProxy: false,
  });
});

test('an empty value counts as absent', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
    port: 3000,
    databaseUrl: null,
  });
});

test('production starts without the demo', () => {
  expect(readSettings({ NODE_ENV: 'production' }).demo).toBe(false);
});

describe('a wrong setting is named in one line with its mend', () => {
  test.each([
    { set: { PORT: 'http' }, says: /PORT "http" .*PORT=3000.*端口|PORT "http".*PORT=3000/ },
    { set: { PORT: '70000' }, says: /PORT "70000"/ },
    { set: { PORT: '-1' }, says: /PORT "-1"/ },
    { set: { HOST: 'http://x' }, says: /HOST .*127\.0\.0\.1/ },
    { set: { FAIRLEAD_DEMO: 'yes' }, says: /FAIRLEAD_DEMO "yes"/ },
    { set: { DATABASE_URL: 'mysql://h/d' }, says: /DATABASE_URL is wrong: use postgres:/ },
    { set: { NODE_ENV: 'prod' }, says: /NODE_ENV "prod"/ },
    { set: { PUBLIC_URL: 'fairlead.example' }, says: /PUBLIC_URL/ },
    { set: { LOG_LEVEL: 'loud' }, says: /LOG_LEVEL/ },
    { set: { AUDIT_KEEP_MONTHS: '5' }, says: /AUDIT_KEEP_MONTHS "5".*six months/ },
    { set: { SMTP_URL: 'mail.example' }, says: /SMTP_URL is wrong: use smtp:/ },
    { set: { MAIL_FROM: 'Fairlead' }, says: /MAIL_FROM/ },
    { set: { RELAY_URL: 'relay' }, says: /RELAY_URL/ },
  ])('$set', ({ set, says }) => {
    const line = lineOf(set);
    expect(line).toMatch(says);
    expect(line).not.toContain('\n');
  });

  test('a password in DATABASE_URL is never repeated', () => {
    expect(lineOf({ DATABASE_URL: 'http://fairlead:s3cret@host/db' })).not.toContain('s3cret');
  });
});

describe('production refuses what anybody could guess', () => {
  const production = { NODE_ENV: 'production' };
  test.each([
    { set: { FAIRLEAD_DEMO: '1' }, because: 'demo passwords are public' },
    { set: { DATABASE_URL: 'postgres://app:postgres@h/d' }, because: 'a common password' },
    { set: { DATABASE_URL: 'postgres://app:short@h/d' }, because: 'a short password' },
    {
      set: { DATABASE_URL: 'postgres://fairlead-owner:fairlead-owner@h/d' },
      because: 'the password is the name',
    },
  ])('$because', ({ set }) => {
    expect(lineOf({ ...production, ...set })).toMatch(/refused/);
    expect(() => readSettings(set)).not.toThrow();
  });

  test('a long random password is accepted', () => {
    const DATABASE_URL = 'postgres://app:Jw6vE0pLq2ZbT9@h/d';
    expect(readSettings({ ...production, DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });
});

function lineOf(environment: Record<string, string | undefined>): string {
  try {
    readSettings(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(Halt);
    return (error as Halt).message;
  }
  throw new Error('was accepted');
}
