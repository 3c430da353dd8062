import { createTransport, type Transporter } from 'nodemailer';
import { readSettings } from '../settings.ts';
import type { MailText } from './mail-text.rules.ts';
import type { Outcome } from './robot/dialect.ts';

/** Whether mail can be sent at all (邮件通道); without SMTP_URL nothing is queued for it. */
export const isMailSetUp = (): boolean => readSettings(process.env).smtpUrl !== null;

let known: { url: string; transport: Transporter } | undefined;

function transportTo(url: string): Transporter {
  if (known?.url === url) return known.transport;
  known?.transport.close();
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  known = { url, transport: createTransport({ url, ...patience }) };
  return known.transport;
}

export type Mail = MailText & {
  to: string;
  /** Names the message: a second try carries the same Message-ID, so that readers show it once. */
  id: string;
};

/** Sends one mail (发邮件). A 5xx reply is final, anything else may be tried again. */
export async function sendMail({ to, id, subject, text, html }: Mail): Promise<Outcome> {
  const { smtpUrl, mailFrom } = readSettings(process.env);
  if (!smtpUrl) return { end: 'refused', reason: 'mail_not_set_up' };
  try {
    await transportTo(smtpUrl).sendMail({
      from: mailFrom,
      // An object, so that no part of an address is taken for a second one.
      to: { name: '', address: to },
      messageId: `<${id}@${mailFrom.replace(/^.*@|>.*$/g, '')}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      subject,
      text,
      html,
    });
    return { end: 'sent' };
  } catch (error) {
    const { responseCode, code, response } = error as {
      responseCode?: number;
      code?: string;
      response?: string;
    };
    const reason = (response ?? code ?? 'no answer').slice(0, 300);
    const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
    return { end: isFinal ? 'refused' : 'again', reason };
  }
}
