import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx, type Db } from '../../../platform/db.ts';
import { notSignedIn } from '../../../platform/identify.ts';
import {
  findLogin,
  findLoginById,
  passwordMatches,
  renewStanding,
  type Login,
} from '../../../platform/login.ts';
import { seal, unseal } from '../../../platform/secret.ts';
import type { Exchange, Visit } from '../../../platform/serve.ts';
import { hashOf } from '../../../platform/session.ts';
import { wrongPassword } from '../sign-in.refusals.ts';
import { admitted, recordFailure, refuseLocked } from './admission.actions.ts';
import { countAttemptFailure, findAttempt, spendAttempt } from './attempt.queries.ts';
import {
  confirmFactor,
  deleteFactor,
  draftFactor,
  factorOf,
  replaceRecoveryCodes,
  spendRecoveryCode,
  spendStep,
} from './second-factor.queries.ts';
import {
  factorIsOff,
  factorIsOn,
  notBegun,
  proofMissing,
  waitedTooLong,
  wrongCode,
} from './second-factor.refusals.ts';
import {
  asRecoveryCode,
  asTimeCode,
  factorTries,
  recoveryCodeFrom,
  recoveryCodes,
  stepOf,
  stepSeconds,
  stepsOff,
} from './second-factor.rules.ts';
import type {
  postRecoveryCodes,
  postSecondFactorConfirmation,
  postSecondStep,
} from './second-factor.schema.ts';

const purposeOf = (loginId: string) => `second_factor:${loginId}`;

const timedBy = (key: string, login = '') =>
  new TOTP({ issuer: 'Fairlead', label: login, secret: key, period: stepSeconds });

/** Begins setting up a second factor (两步验证): a fresh key, as text and as a QR code. */
export async function beginFactor({ visit, actor }: Exchange) {
  const { id: loginId, login, tenantId } = await ownLogin({ visit, actor });
  const { base32: key } = new Secret({ size: 20 });
  const draft = { loginId, tenantId, secretSealed: seal(key, purposeOf(loginId)), now: visit.now };
  const isDrafted = await inTenant(visit.database.web, tenantId, (db) => draftFactor(db, draft));
  if (!isDrafted) throw factorIsOn();
  const uri = timedBy(key, login).toString();
  const drawn = await QRCode.toString(uri, { type: 'svg', margin: 2 });
  const picture = `data:image/svg+xml;base64,${Buffer.from(drawn).toString('base64')}`;
  return { key, uri, picture };
}

/** Turns the second factor on with a first code from the phone; answers the recovery codes once. */
export async function confirmSetUp(
  { visit, actor }: Exchange,
  { code }: InputOf<typeof postSecondFactorConfirmation>,
) {
  const { id: loginId, tenantId } = await ownLogin({ visit, actor });
  return inTenant(visit.database.web, tenantId, async (db) => {
    const ctx = { db, actor, now: visit.now };
    const factor = await factorOf(db, loginId);
    if (!factor) throw notBegun();
    if (factor.confirmedAt) throw factorIsOn();
    const step = stepShown(unseal(factor.secretSealed, purposeOf(loginId)), code, visit.now);
    if (step === undefined) throw wrongCode();
    if (!(await confirmFactor(db, { loginId, step, now: visit.now }))) throw factorIsOn();
    const codes = await newRecoveryCodes(db, { loginId, tenantId });
    await renewStanding(db, actor);
    await note(ctx, 'second_factor.turned_on');
    return { recoveryCodes: codes };
  });
}

/** Replaces the recovery codes (恢复码), whether used or not. */
export async function renewRecoveryCodes(
  exchange: Exchange,
  proof: InputOf<typeof postRecoveryCodes>,
) {
  const { visit, actor } = exchange;
  const login = await prove(exchange, proof);
  return inTenant(visit.database.web, actor.tenantId, async (db) => {
    const factor = await factorOf(db, login.id);
    if (!factor?.confirmedAt) throw factorIsOff();
    const codes = await newRecoveryCodes(db, { loginId: login.id, tenantId: actor.tenantId });
    await note({ db, actor, now: visit.now }, 'recovery_codes.renewed');
    return { recoveryCodes: codes };
  });
}

/** Turns the second factor off; where the role demands one, the next screen asks for a new one. */
export async function turnOff(exchange: Exchange, proof: InputOf<typeof postRecoveryCodes>) {
  const { visit, actor } = exchange;
  const { id: loginId } = await prove(exchange, proof);
  await inTenant(visit.database.web, actor.tenantId, async (db) => {
    if (!(await deleteFactor(db, { loginId, tenantId: actor.tenantId }))) throw factorIsOff();
    await renewStanding(db, actor);
    await note({ db, actor, now: visit.now }, 'second_factor.turned_off');
  });
  return {};
}

/** The second step of signing in: a time-based code, or a recovery code where the phone is lost. */
export async function takeSecondStep(
  visit: Visit,
  { token, code }: InputOf<typeof postSecondStep>,
) {
  const { database, now } = visit;
  const tokenHash = hashOf(token);
  const attempt = await findAttempt(database.web, { kind: 'factor', tokenHash, now });
  const login = attempt?.loginId ? await findLoginById(database.web, attempt.loginId) : undefined;
  if (!attempt || attempt.usedAt || !login || login.disabledAt) throw waitedTooLong();
  refuseLocked(visit, login);
  if (!(await spendCode(visit, login, code))) {
    await recordFailure(visit, login);
    const left = factorTries - (await countAttemptFailure(database.web, tokenHash));
    if (left <= 0) await spendAttempt(database.web, { tokenHash, now });
    throw left > 0 ? wrongCode(left) : waitedTooLong();
  }
  if (!(await spendAttempt(database.web, { tokenHash, now }))) throw waitedTooLong();
  return admitted(visit, login, attempt.providerId);
}

/** The login, once its person showed the password or a code; a wrong one counts against it. */
async function prove(exchange: Exchange, { password, code }: InputOf<typeof postRecoveryCodes>) {
  const { visit } = exchange;
  const login = await ownLogin(exchange);
  refuseLocked(visit, login);
  if (password === undefined && code === undefined) throw proofMissing();
  const isRight =
    code !== undefined
      ? await spendCode(visit, login, code)
      : await passwordMatches(login.passwordHash, password!);
  if (isRight) return login;
  await recordFailure(visit, login);
  throw code !== undefined ? wrongCode() : wrongPassword('password');
}

async function ownLogin({ visit, actor }: Pick<Exchange, 'visit' | 'actor'>): Promise<Login> {
  const found = await findLogin(visit.database.web, actor.login);
  if (!found) throw notSignedIn();
  return found;
}

/** Whether a code is right; a right one is used up, so that nobody uses it again. */
function spendCode({ database, now }: Visit, login: Login, typed: string): Promise<boolean> {
  const { id: loginId, tenantId } = login;
  return inTenant(database.web, tenantId, async (db) => {
    const factor = await factorOf(db, loginId);
    if (!factor?.confirmedAt) return false;
    const recovery = asRecoveryCode(typed);
    if (recovery) return spendRecoveryCode(db, { loginId, codeHash: hashOf(recovery), now });
    const step = stepShown(unseal(factor.secretSealed, purposeOf(loginId)), typed, now);
    return step !== undefined && spendStep(db, loginId, step);
  });
}

/** The time step whose code was typed, if it is near enough to now. */
function stepShown(key: string, typed: string, now: string): number | undefined {
  const token = asTimeCode(typed);
  if (!token) return undefined;
  const off = timedBy(key).validate({ token, timestamp: Date.parse(now), window: stepsOff });
  return off === null ? undefined : stepOf(now) + off;
}

async function newRecoveryCodes(db: Db, whose: { loginId: string; tenantId: string }) {
  const codes = Array.from({ length: recoveryCodes }, () => recoveryCodeFrom(randomBytes(16)));
  const hashes = codes.map((code) => hashOf(asRecoveryCode(code)!));
  await replaceRecoveryCodes(db, { ...whose, hashes });
  return codes;
}

const note = (ctx: Ctx, action: string) =>
  audit(ctx, { action, resource: 'login', recordId: ctx.actor.personId });
